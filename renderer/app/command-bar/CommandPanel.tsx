import { useId, useRef } from 'react';
import { useNavigate } from 'react-router';
import { useAct } from '../../api/use-act.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Icon } from '../../components/Icon.tsx';
import { counted } from '../../components/words.ts';
import { CommandResult } from './CommandResult.tsx';
import { LineHint } from './LineHint.tsx';
import { mayRemember } from './line-check.ts';
import { rememberLine, useCommandLine } from './use-command-line.ts';

/** The line, what could come next, and what the last line answered. */
export function CommandPanel({ onClose }: { onClose: () => void }) {
  const listId = useId();
  const hintId = useId();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const exec = useAct('cmdlet.exec');
  const input = useRef<HTMLInputElement>(null);
  const line = useCommandLine(input, {
    go: section => {
      onClose();
      void navigate(section.path);
    },
    run: text => {
      if (mayRemember(text)) rememberLine(text);
      exec.mutate(
        { line: text },
        {
          onSuccess: result => announce(`${counted(result.objects.length, 'object')} returned`),
          onError: error => announce(error.message),
        },
      );
    },
  });
  const optionId = (index: number) => `${listId}-${String(index)}`;
  return (
    <div className="command">
      <div className="command-line">
        <Icon name="terminal" size={18} className="soft" />
        <input
          ref={input}
          autoFocus
          type="text"
          role="combobox"
          aria-label="Cmdlet line or page name"
          aria-expanded={line.options.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-describedby={hintId}
          {...(line.active >= 0 ? { 'aria-activedescendant': optionId(line.active) } : {})}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          placeholder="Get-PAMRole, or the name of a page"
          value={line.text}
          onChange={event => line.setText(event.target.value, event.target.selectionStart ?? undefined)}
          onSelect={event => line.setCursor(event.currentTarget.selectionStart ?? 0)}
          onKeyDown={line.onKeyDown}
        />
        <kbd>Enter</kbd>
      </div>
      <div id={hintId} className="command-hint" data-empty={line.text === ''}>
        <LineHint text={line.text} check={line.check} />
      </div>
      <ul
        id={listId}
        role="listbox"
        aria-label="Suggestions"
        className="command-options"
        hidden={line.options.length === 0}
      >
        {line.options.map((option, index) => (
          <li
            key={`${option.kind} ${option.text}`}
            id={optionId(index)}
            role="option"
            aria-selected={index === line.active}
            onMouseDown={event => {
              event.preventDefault();
              line.choose(index);
            }}
          >
            <span className={option.kind === 'page' ? undefined : 'mono'}>{option.text}</span>
            <span className="soft">{option.help}</span>
          </li>
        ))}
      </ul>
      {exec.isPending && (
        <p className="command-state soft" role="status">
          Running
        </p>
      )}
      {exec.error !== null && (
        <div className="command-state">
          <ErrorNotice error={exec.error} title="The line was not run" issues={[]} />
        </div>
      )}
      {exec.data !== undefined && !exec.isPending && (
        <CommandResult key={exec.submittedAt} result={exec.data} />
      )}
      {line.text === '' && exec.data === undefined && exec.error === null && (
        <p className="command-state soft small">
          Enter runs the line, Tab completes it, ↑ brings back the lines before. Escape closes.
        </p>
      )}
    </div>
  );
}
