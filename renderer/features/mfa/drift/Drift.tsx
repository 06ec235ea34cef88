import { Button } from '@mui/material';
import { useState } from 'react';
import { Link } from 'react-router';
import type { DriftFile, DriftOutcome } from '../../../../shared/domain/mfa-drift.ts';
import { useRead } from '../../../api/use-read.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { DriftDialog } from './DriftDialog.tsx';
import { DriftPanel } from './DriftPanel.tsx';
import { driftTitle, type DriftActKind } from './drift-words.ts';

/** What was changed outside the console, in full, with what can be done. Nothing where nothing was. */
export function Drift() {
  const read = useRead('mfa.drift', {});
  const [chosen, setChosen] = useState<{ kind: DriftActKind; file: DriftFile } | null>(null);
  const [outcome, setOutcome] = useState<DriftOutcome | null>(null);
  const files = read.data?.files ?? [];
  return (
    <>
      {read.error !== null && (
        <ErrorNotice
          error={read.error}
          title="The files were not compared"
          onRetry={() => void read.refetch()}
        />
      )}
      {outcome !== null && (
        <Notice
          tone="success"
          live
          title={outcome.message}
          action={<Button onClick={() => setOutcome(null)}>Dismiss</Button>}
        >
          {outcome.backup !== null && (
            <p>
              What was there is kept as <span className="mono">{outcome.backup}</span>.
            </p>
          )}
          {outcome.restart !== null && <p>{outcome.restart}</p>}
        </Notice>
      )}
      {inOrder(files).map(file => (
        <DriftPanel key={file.path} file={file} onAct={kind => setChosen({ kind, file })} />
      ))}
      {chosen !== null && (
        <DriftDialog
          {...chosen}
          onClose={() => setChosen(null)}
          onDone={done => {
            setChosen(null);
            setOutcome(done);
          }}
        />
      )}
    </>
  );
}

/** What is ignored comes after what is not. */
function inOrder(files: readonly DriftFile[]): DriftFile[] {
  return [...files.filter(file => file.ignored === null), ...files.filter(file => file.ignored !== null)];
}

/** The same in a line, for the other tabs. */
export function DriftNotice() {
  const read = useRead('mfa.drift', {});
  const files = (read.data?.files ?? []).filter(file => file.ignored === null);
  const [first] = files;
  if (first === undefined) return null;
  return (
    <div className="drift-notice">
      <Notice
        tone="warning"
        title={
          files.length === 1
            ? driftTitle(first)
            : `${String(files.length)} MFA files were changed outside the console`
        }
        action={<Link to="/mfa">See what changed</Link>}
      >
        {files.length === 1 ? first.sentence : undefined}
      </Notice>
    </div>
  );
}
