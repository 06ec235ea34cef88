import type { MfaProtection, MfaRepair } from '../../../shared/domain/mfa-views.ts';
import type { CallError } from '../../api/client.ts';
import { useAct } from '../../api/use-act.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Notice } from '../../components/Notice.tsx';
import { counted } from '../../components/words.ts';

export interface Repair {
  /** Takes away others' rights on one file; without a path on every file that is open to others. */
  run: (path?: string) => void;
  busy: boolean;
  done: MfaRepair | null;
  error: CallError | null;
  /** The list with what the repair found afterwards, for lists that are not read again by themselves. */
  protectionOf: (files: readonly MfaProtection[]) => MfaProtection[];
}

/** Repairs file protection, at once: taking rights away from others is what the page asks for. */
export function useRepair(): Repair {
  const act = useAct('mfa.repairProtection');
  const announce = useAnnounce();
  const done = act.data ?? null;
  return {
    run: path =>
      act.mutate(path === undefined ? {} : { paths: [path] }, {
        onSuccess: result => announce(`Protection of ${counted(result.repaired.length, 'file')} repaired`),
      }),
    busy: act.isPending,
    done,
    error: act.error,
    protectionOf: files => files.map(file => done?.protection.find(now => now.path === file.path) ?? file),
  };
}

/** What came of a repair: silent about what succeeded in a list that shows it. */
export function RepairOutcome({ repair: { done, error } }: { repair: Repair }) {
  if (error !== null) return <ErrorNotice error={error} title="The protection was not repaired" />;
  if (done === null || done.failed.length === 0) return null;
  return (
    <Notice tone="error" title={`${counted(done.failed.length, 'file')} could not be repaired`} live>
      <ul className="issue-list">
        {done.failed.map(({ path, message }) => (
          <li key={path}>
            <span className="mono">{path}</span>: {message}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
