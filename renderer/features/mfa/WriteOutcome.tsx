import { Button } from '@mui/material';
import { useEffect, useRef } from 'react';
import type { MfaWriteResult } from '../../../shared/domain/mfa-views.ts';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { counted } from '../../components/words.ts';
import { Findings } from './Findings.tsx';
import { ProtectionList } from './ProtectionList.tsx';
import { RepairOutcome, useRepair } from './use-repair.tsx';

export interface WriteOutcomeProps {
  result: MfaWriteResult;
  onDismiss?: () => void;
  /** Of its headings: 2 on a tab, 3 in a step of the import. */
  level?: 2 | 3;
}

/** What became of a write: folder by folder, the restart that it needs, and who can read the files now. */
export function WriteOutcome({ result, onDismiss, level = 2 }: WriteOutcomeProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  const repair = useRepair();
  const section = useRef<HTMLElement>(null);
  // It appears above what the person was looking at.
  useEffect(() => {
    section.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const protection = repair.protectionOf(result.protection);
  const failed = result.folders.filter(folder => !folder.ok);
  const changed = result.folders.some(folder => folder.ok && folder.changed);
  return (
    <section ref={section} className="write-outcome" aria-label="What became of it">
      <Notice
        tone={failed.length > 0 ? 'error' : 'success'}
        live
        title={
          failed.length > 0
            ? `${counted(failed.length, 'folder')} of ${String(result.folders.length)} could not be written`
            : changed
              ? 'Written'
              : 'Nothing had to be written'
        }
        action={onDismiss === undefined ? undefined : <Button onClick={onDismiss}>Dismiss</Button>}
      >
        <ul className="outcome-folders">
          {result.folders.map(folder => (
            <li key={folder.folder} data-tone={folder.ok ? 'success' : 'error'}>
              <Icon name={folder.ok ? 'check' : 'error'} size={14} />
              <span>
                <span className="mono">{folder.folder}</span>
                <br />
                {folder.message}
                {folder.backup !== null && (
                  <>
                    {' '}
                    What was there is kept as <span className="mono">{folder.backup}</span>.
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      </Notice>
      {changed && (
        <Notice tone="warning" title="The MIM Service still works with the old settings">
          {result.restart} In PowerShell on that computer:{' '}
          <code className="mono">Restart-Service FIMService</code>
        </Notice>
      )}
      {protection.length > 0 && (
        <>
          <Heading>File protection</Heading>
          <ProtectionList protection={protection} onRepair={repair.run} repairing={repair.busy} />
          <RepairOutcome repair={repair} />
        </>
      )}
      {result.findings.length > 0 && (
        <>
          <Heading>Findings</Heading>
          <Findings findings={result.findings.filter(finding => finding.fix === undefined)} />
        </>
      )}
    </section>
  );
}
