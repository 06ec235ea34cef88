import type { RequestId } from '../../shared/domain/ids.ts';
import { openStatuses } from '../../shared/domain/request.ts';
import { system, type Machine } from './machine.ts';
import type { ActivationPorts, Provenance } from './ports.ts';
import { dueAt, type WorkflowEvent } from './workflow.ts';

const batchSize = 200;

/** What settling came to. `whole` is false where a request could not be settled: it stays due, and the fault is reported. */
export interface Settled {
  settled: number;
  whole: boolean;
}

export interface Settling {
  /** Takes the same step with each, in batches of one transaction; where a batch fails, each alone, so that one cannot hold up the others. */
  each(ids: readonly RequestId[], event: WorkflowEvent, by: Provenance): Settled;
  /** Ends, starts and lets lapse what is due. */
  due(actor: string): Settled;
  /** What a stop of the process left behind: calls that nobody watches, due moments that a restored store has not. */
  afterStop(watching: (id: RequestId) => boolean): Settled;
}

export function createSettling({ store, now, report }: ActivationPorts, machine: Machine): Settling {
  function each(ids: readonly RequestId[], event: WorkflowEvent, by: Provenance): Settled {
    const all: Settled = { settled: 0, whole: true };
    const inOne = (some: readonly RequestId[]) => {
      store.transaction(() => some.forEach(id => machine.perform(id, event, by)));
      all.settled += some.length;
    };
    for (let start = 0; start < ids.length; start += batchSize) {
      const batch = ids.slice(start, start + batchSize);
      try {
        inOne(batch);
      } catch {
        for (const id of batch) {
          try {
            inOne([id]);
          } catch (error) {
            all.whole = false;
            report(error);
          }
        }
      }
    }
    return all;
  }

  return {
    each,
    due: actor => each(store.dueRequests(now()), { kind: 'due' }, system(actor)),
    afterStop(watching) {
      const open = store.requests.find({ statuses: openStatuses });
      const cut = open.filter(
        ({ id, status }) => ['PendingMFA', 'Processing'].includes(status) && !watching(id),
      );
      const interrupted = each(
        cut.map(({ id }) => id),
        { kind: 'interrupted' },
        system('start-up'),
      );
      store.transaction(() => {
        for (const { id } of open) store.setDue(id, dueAt(machine.get(id)));
      });
      return interrupted;
    },
  };
}
