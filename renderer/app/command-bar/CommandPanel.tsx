import { useId, useRef } from 'react';
import { useAct } from '../../api/use-act.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Icon } from '../../components/Icon.tsx';
import { counted } from '../../components/words.ts';
import { CmdletSyntax } from './CmdletSyntax.tsx';
import { CommandResult } from './CommandResult.tsx';
import { LineHint } from './LineHint.tsx';
import { mayRemember } from './line-check.ts';
import { OptionList } from './OptionList.tsx';
import { rememberLine } from './ran-lines.ts';
import { type Palette, usePalette } from './use-palette.ts';

/** The field, what fits or could come next, and what the last line answered. `onGo` leads to an address and closes. */
export function CommandPanel({ onGo }: { onGo: (to: string) => void }) {
  const listId = useId();
  const hintId = useId();
  const exec = useAct('cmdlet.exec');
  const input = useRef<HTMLInputElement>(null);
  const palette = usePalette(input, {
    go: (_, to) => onGo(to),
    run: text => {
      if (mayRemember(text)) rememberLine(text);
      exec.mutate({ line: text });
    },
  });
  const { text, line, groups, active } = palette;
  const optionId = (key: string) => `${listId}-${key.replaceAll(/\W/g, '-')}`;
  const answered = exec.data !== undefined || exec.error !== null;
  // Only a cmdlet's name so far: its syntax says what it needs.
  const named = line && !/\s/.test(text.trim());
  const nothing = !line && text.trim() !== '' && groups.length === 0 && !palette.searching;
  return (
    <div className="command">
      <div className="command-line" data-line={line}>
        <Icon name={line ? 'terminal' : 'search'} size={18} className="soft" />
        <input
          ref={input}
          autoFocus
          type="text"
          role="combobox"
          aria-label="Search, or a line of cmdlets"
          aria-expanded={groups.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-describedby={hintId}
          {...(active === null ? {} : { 'aria-activedescendant': optionId(active) })}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          placeholder="A page, user, role, group or request; or a cmdlet"
          value={text}
          onChange={event => palette.setText(event.target.value, event.target.selectionStart ?? undefined)}
          onSelect={event => palette.setCursor(event.currentTarget.selectionStart ?? 0)}
          onKeyDown={palette.onKeyDown}
        />
        <kbd>Enter</kbd>
      </div>
      <p className="hidden-visually" role="status">
        {said(palette)}
      </p>
      <div id={hintId} className="command-hint" data-empty={text === ''}>
        {line && <CmdletSyntax text={text} />}
        {(named ? palette.check.kind === 'runs' : line || (nothing && text.includes('-'))) && (
          <LineHint text={text} check={palette.check} />
        )}
      </div>
      <OptionList id={listId} groups={groups} active={active} optionId={optionId} onChoose={palette.choose} />
      {nothing && !text.includes('-') && (
        <p className="command-state soft">Nothing is called “{text.trim()}”, and it is no cmdlet.</p>
      )}
      {exec.isPending && (
        <p className="command-state soft" role="status">
          Running
        </p>
      )}
      {line && exec.error !== null && (
        <div className="command-state">
          <ErrorNotice error={exec.error} title="The line was not run" issues={[]} />
        </div>
      )}
      {line && exec.data !== undefined && !exec.isPending && (
        <>
          <p className="hidden-visually" role="status">
            {counted(exec.data.objects.length, 'object')} returned
          </p>
          <CommandResult key={exec.submittedAt} result={exec.data} />
        </>
      )}
      {text === '' && !answered && (
        <p className="command-foot soft small">
          Type a few letters of what you look for, or a line such as <span className="mono">Get-PAMRole</span>
          . Enter takes it, Tab completes a line, ↑ brings back the lines before, Escape closes.
        </p>
      )}
    </div>
  );
}

/** For a screen reader, once the answer is there. */
function said({ text, line, groups, searching }: Palette): string {
  if (line || text.trim() === '' || searching) return '';
  return `${counted(
    groups.reduce((sum, { options }) => sum + options.length, 0),
    'suggestion',
  )}`;
}
