import { Button } from '@mui/material';
import { useDeferredValue, useId, useMemo, useState } from 'react';
import type { ScriptMode } from '../../../shared/contract/scripts.ts';
import { useAct } from '../../api/use-act.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { useAnnounce } from '../../components/Announcer.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Page } from '../../components/Page.tsx';
import { RadioChoice } from '../../components/RadioChoice.tsx';
import { ReasonInput } from '../../components/ReasonInput.tsx';
import { counted } from '../../components/words.ts';
import {
  type Attempt,
  checkScript,
  type ScriptCheck,
  summaryOf,
  whyNotRun,
  whyNotTried,
} from './script-check.ts';
import { ScriptEditor } from './ScriptEditor.tsx';
import { ScriptOutcomeList } from './ScriptOutcomeList.tsx';

const modes: readonly { value: ScriptMode; label: string; help: string }[] = [
  {
    value: 'transaction',
    label: 'All or nothing',
    help: 'Where one statement fails, nothing of the script is kept.',
  },
  {
    value: 'stop-at-first',
    label: 'Stop at the first failure',
    help: 'What stands before the statement that fails is kept.',
  },
];

/** What was typed, while the window is open: another page is not the end of it. Never written anywhere. */
let draft = '';

/** Scripts of cmdlets: pasted or opened, tried, then run. */
export function ScriptsPage() {
  const hintId = useId();
  const announce = useAnnounce();
  const [text, setText] = useState(draft);
  const [mode, setMode] = useState<ScriptMode>('transaction');
  const [reason, setReason] = useState('');
  const [attempt, setAttempt] = useState<Attempt | null>(null);
  const deferred = useDeferredValue(text);
  const check = useMemo(() => checkScript(deferred), [deferred]);
  const run = useAct('script.run');
  const open = useAct('script.open');
  const needs = check.kind === 'reads' ? check.needs : 'read';

  const edit = (next: string) => {
    draft = next;
    setText(next);
  };
  const start = (whatIf: boolean) => {
    const given = reason.trim();
    run.mutate(
      { text, mode, whatIf, ...(given === '' ? {} : { reason: given }) },
      {
        onSuccess: outcome => {
          const next = { text, whatIf, outcome };
          setAttempt(next);
          announce(summaryOf(next).text);
        },
      },
    );
  };
  const choose = () =>
    open.mutate(
      {},
      {
        onSuccess: file => {
          if (file === null) return;
          edit(file.text.replace(/\r\n?/g, '\n'));
          setAttempt(null);
          announce(`${file.name} opened`);
        },
      },
    );
  return (
    <Page
      title="Scripts"
      action={
        <Button data-new startIcon={<Icon name="folder" />} onClick={choose}>
          Open a .ps1 file
        </Button>
      }
    >
      <p className="soft script-lead">
        Cmdlets of PAM with variables, properties, ForEach-Object, Where-Object, if and foreach. No other
        commands, no files, no .NET. See what a script would do, then run it.
      </p>
      <div className="script-columns">
        <div className="script-write">
          <ScriptEditor
            text={text}
            onChange={edit}
            wrongLine={check.kind === 'wrong' ? check.line : null}
            describedBy={hintId}
          />
          <div id={hintId} className="script-hint">
            <Hint check={check} />
          </div>
          {open.error !== null && <ErrorNotice error={open.error} title="The file was not opened" />}
        </div>
        <div className="script-options">
          <RadioChoice legend="What is kept" value={mode} options={modes} onChange={setMode} />
          <ReasonInput value={reason} onChange={setReason} />
          <div className="script-buttons">
            <ActionButton
              needs={needs}
              variant="outlined"
              offBecause={whyNotTried(check)}
              busy={run.isPending}
              onClick={() => start(true)}
            >
              Show what it would do
            </ActionButton>
            <ActionButton
              needs={needs}
              variant="contained"
              offBecause={whyNotRun(check, text, mode, attempt)}
              busy={run.isPending}
              onClick={() => start(false)}
            >
              Run script
            </ActionButton>
          </div>
          {run.error !== null && <ErrorNotice error={run.error} title="The script was not run" issues={[]} />}
        </div>
      </div>
      {attempt !== null && <ScriptOutcomeList attempt={attempt} />}
    </Page>
  );
}

/** Where the script goes wrong, or what it is. */
function Hint({ check }: { check: ScriptCheck }) {
  switch (check.kind) {
    case 'empty':
      return <p className="soft">Paste a script here, or open a .ps1 file.</p>;
    case 'reads':
      return (
        <p className="soft">
          {counted(check.statements, 'statement')}. Needs the right to {check.needs}.
        </p>
      );
    case 'wrong':
      return (
        <p className="script-failed">
          <Icon name="error" size={14} />
          {check.message}
        </p>
      );
  }
}
