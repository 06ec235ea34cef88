import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../shared/contract/errors.ts';
import type { OpenedCollected } from '../../shared/domain/transfer-views.ts';
import { scriptSet, writeScriptSet } from '../pam/undo/script-set.ts';
import type { Actor, Change } from '../store/entry.ts';
import type { Store } from '../store/types.ts';
import { bringMim } from './bring-mim.ts';
import { choose, filtered, type Choices, type ItemFilter } from './choose.ts';
import { compare } from './compare.ts';
import type { Control } from './control.ts';
import { countsOf, type Compared, type TransferPorts } from './compared.ts';
import { countsInWords, createPlan, type ImportPlan } from './import-collected.ts';
import { readCollected } from './read-collected.ts';

export interface ImportInput extends Choices {
  scriptPath: string | null;
  reason: string;
  actor: Actor;
  /** Sentences at the head of the scripts: of which forest, who and when. */
  header: string[];
}

/** A collected file that was opened, beside the store as it was then. */
export interface CollectedSession {
  opened: OpenedCollected;
  items: Compared[];
  rows(filter: ItemFilter): Compared[];
  /** Checks the choices now; the work it answers does them, and resolves to what came of it in a sentence. */
  import(input: ImportInput): (control: Control) => Promise<string>;
  close(): void;
}

/** Kinds of objects whose change makes the comparison an old one. Requests are compared again one by one. */
const compared: readonly (Change['kind'] | 'event')[] = [
  'user',
  'group',
  'role',
  'pamConfiguration',
  'consoleConfiguration',
];
/** Objects between two looks at the signal; other calls are served there. */
const slice = 500;

export async function openCollected(path: string, ports: TransferPorts): Promise<CollectedSession> {
  const { store } = ports;
  const { file, sha256, bytes } = await readCollected(path);
  const { items, notes } = compare(file, ports);
  let stale = false;
  const close = store.onCommit(touched => {
    if (compared.some(kind => touched.has(kind))) stale = true;
  });
  const opened: OpenedCollected = {
    session: ports.uuid(),
    path,
    sha256,
    bytes,
    collectedAt: file.CollectedAt ?? '',
    counts: countsOf(items),
    notes,
  };

  function fresh(): void {
    if (!stale) return;
    throw new AppError(
      'CONFLICT',
      'Users, groups, roles or the configuration were changed here since the file was compared. Nothing was imported. Open the file again and look at the differences.',
    );
  }

  return {
    opened,
    items,
    rows: filter => filtered(items, filter),
    close,
    import(input) {
      fresh();
      const chosen = choose(items, input);
      if (chosen.take.length + chosen.script.length === 0)
        throw new AppError('BAD_REQUEST', 'Nothing is chosen, so there is nothing to do.');
      if (chosen.script.length > 0 && input.scriptPath === null)
        throw new AppError(
          'BAD_REQUEST',
          'Name the file for the script that brings MIM to what the console has.',
          {
            issues: [{ path: 'scriptPath', message: 'Name the file of the script.' }],
          },
        );
      return async control => {
        const origin = { file: path, sha256 };
        const by = { actor: input.actor, reason: input.reason, origin };
        const plan = await planned(store, chosen.take, by, control);
        const canSetNumber = (text: string) => text === '' || ports.phone.read(text).canDial;
        const parts = bringMim(items, chosen.script, canSetNumber);
        if (input.scriptPath !== null && parts.length > 0) {
          const title = 'Brings MIM to what Bastion Console has.';
          const texts = scriptSet(title, input.header, parts);
          await writeScriptSet(input.scriptPath, texts, 'Nothing was imported: the scripts were not saved');
        }
        if (control.signal.aborted) throw new AppError('CANCELLED', 'Cancelled. Nothing was imported.');
        store.transaction(() => {
          fresh();
          apply(ports, plan, input, opened);
          if (parts.length > 0)
            store.apply({
              ...input.actor,
              event: 9082,
              message: `${parts.length} difference${parts.length === 1 ? '' : 's'} from MIM ${parts.length === 1 ? 'was' : 'were'} saved as PowerShell to ${input.scriptPath ?? ''}.`,
              reason: input.reason,
              cause: { ...origin, script: input.scriptPath, changes: parts.length },
              changes: [],
            });
        });
        return outcome(plan, parts.length, input.scriptPath);
      };
    },
  };
}

/** Plans object by object, with other calls served between slices. */
async function planned(
  store: Store,
  items: readonly Compared[],
  by: Parameters<typeof createPlan>[2],
  { signal, progress }: Control,
): Promise<ImportPlan> {
  const { plan, add } = createPlan(store, items, by);
  for (let at = 0; at < items.length; at += slice) {
    if (signal.aborted) throw new AppError('CANCELLED', 'Cancelled. Nothing was imported.');
    items.slice(at, at + slice).forEach(add);
    progress(Math.min(items.length, at + slice), items.length);
    await setImmediate();
  }
  return plan;
}

function apply(
  { store }: TransferPorts,
  plan: ImportPlan,
  { actor, reason }: ImportInput,
  { path, sha256, collectedAt }: OpenedCollected,
): void {
  if (plan.entries.length === 0) return;
  for (const entry of plan.entries) store.apply(entry);
  for (const { id, at } of plan.due) store.setDue(id, at);
  store.apply({
    ...actor,
    event: 9081,
    message: `Imported from MIM: ${countsInWords(plan.counts)}, from ${path}${collectedAt === '' ? '' : `, collected ${collectedAt}`}.`,
    reason,
    cause: { file: path, sha256, counts: plan.counts },
    changes: [],
  });
}

function outcome({ counts, left }: ImportPlan, scripts: number, path: string | null): string {
  return [
    `Imported: ${countsInWords(counts)}.`,
    ...(left === 0
      ? []
      : [
          `${left} request${left === 1 ? ' was' : 's were'} left out: the user or the role was not taken, or the request went on here.`,
        ]),
    ...(scripts === 0
      ? []
      : [
          `${scripts} change${scripts === 1 ? '' : 's'} for MIM written to ${path ?? ''}, with .whatif.ps1 and .reverse.ps1 beside it.`,
        ]),
  ].join(' ');
}
