import type { RequestId } from '../../shared/domain/ids.ts';
import type { Request } from '../../shared/domain/request.ts';
import { factsOf, removedRole, removedUser } from './facts.ts';
import { gone } from './inputs.ts';
import type { ActivationPorts, Provenance } from './ports.ts';
import type { DirectorySync } from './priv-directory.ts';
import { writeRecord } from './recorder.ts';
import { providerOf, type Context, type Effect } from './transitions.ts';
import { dueAt, step, type WorkflowEvent } from './workflow.ts';

/** What is done when the transaction that asked for it is kept. */
export type Task = { kind: 'call'; id: RequestId; number: string } | { kind: 'hang-up'; id: RequestId };

/** An entry that no person asked for. */
export const system = (actor: string): Provenance => ({ actor: { actor, as: null } });

/** Takes steps and stores them. Every call of `run` and `perform` is inside a transaction of the store. */
export interface Machine {
  /** One step. `before` is what the store has of the request: null for a new one. The first entry is `by`'s, the rest the workflow's. */
  run(state: Request, before: Request | null, event: WorkflowEvent, by: Provenance): void;
  /** One step of a stored request. */
  perform(id: RequestId, event: WorkflowEvent, by: Provenance): void;
  /** Throws NOT_FOUND. */
  get(id: RequestId): Request;
  /** What has been asked for since the last time. */
  takeTasks(): Task[];
}

export function createMachine(ports: ActivationPorts, directory: DirectorySync, external: boolean): Machine {
  const { store, uuid, now, phone } = ports;
  const tasks: Task[] = [];

  function contextOf(request: Request): Context {
    const role = store.roles.get(request.roleId) ?? removedRole(request.roleId);
    const user = store.users.get(request.userId) ?? removedUser(request.userId);
    return {
      facts: factsOf(ports, role, user, request.id),
      provider: providerOf(phone),
    };
  }

  function run(state: Request, before: Request | null, event: WorkflowEvent, by: Provenance): void {
    const next = step(state, event, contextOf(state));
    let stored = before;
    let entryBy = by;
    for (const effect of next.effects) {
      if (effect.kind === 'record') {
        writeRecord({ store, uuid, now, directory }, effect, stored, entryBy);
        stored = effect.to;
        entryBy = system('workflow');
      } else doNext(state, effect, by);
    }
    if (next.effects.length > 0 || event.kind === 'due') store.setDue(state.id, dueAt(next.state));
  }

  function doNext({ id }: Request, effect: Exclude<Effect, { kind: 'record' }>, by: Provenance): void {
    switch (effect.kind) {
      case 'call':
        tasks.push({ kind: 'call', id, number: effect.number });
        break;
      case 'hang-up':
        tasks.push({ kind: 'hang-up', id });
        break;
      case 'leave':
        // Where a directory has the membership too, the request is Closing until that is out of it.
        if (!external) perform(id, { kind: 'left' }, system('workflow'));
        else for (const row of store.memberships.ofRequest(id)) directory.mark(row.userId, row.groupId);
        break;
      case 'close':
        for (const other of effect.requests)
          perform(other, { kind: 'close', by: 'user' }, { actor: by.actor });
        break;
    }
  }

  function perform(id: RequestId, event: WorkflowEvent, by: Provenance): void {
    const request = get(id);
    run(request, request, event, by);
  }

  function get(id: RequestId): Request {
    return store.requests.get(id) ?? gone('request');
  }

  return { run, perform, get, takeTasks: () => tasks.splice(0) };
}
