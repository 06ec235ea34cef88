import { useMemo, useRef } from 'react';

export interface ScriptEditorProps {
  text: string;
  onChange: (text: string) => void;
  /** The line that cannot be read, from 1; null for none. */
  wrongLine: number | null;
  describedBy: string;
}

/** The line height of the editor in pixels: the style sheet's. */
const lineHeight = 20;

/** A plain text area with line numbers: Tab leaves it, as it does any field. */
export function ScriptEditor({ text, onChange, wrongLine, describedBy }: ScriptEditorProps) {
  const numbers = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => text.split(/\r\n|[\r\n]/).length, [text]);
  const gutter = useMemo(() => Array.from({ length: lines }, (_, index) => index + 1).join('\n'), [lines]);
  return (
    <div className="script-editor" data-wrong={wrongLine !== null}>
      <div ref={numbers} className="script-numbers mono" aria-hidden>
        {wrongLine !== null && (
          <span className="script-wrong-line" style={{ top: 10 + (wrongLine - 1) * lineHeight }} />
        )}
        <pre>{gutter}</pre>
      </div>
      <textarea
        className="mono"
        aria-label="Script"
        aria-describedby={describedBy}
        aria-invalid={wrongLine !== null}
        wrap="off"
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        placeholder={'For example:\n$role = Get-PAMRole -DisplayName R\nSet-PAMRole $role -MFAEnabled 1'}
        value={text}
        onChange={event => onChange(event.target.value)}
        onScroll={event => {
          if (numbers.current !== null) numbers.current.scrollTop = event.currentTarget.scrollTop;
        }}
      />
    </div>
  );
}
