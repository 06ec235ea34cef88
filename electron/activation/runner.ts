import { AppError } from '../../shared/contract/errors.ts';
import type { RequestId } from '../../shared/domain/ids.ts';
import { openStatuses, type Request } from '../../shared/domain/request.ts';
import { createCallWatch } from './call-watch.ts';
import { judge } from './engine.ts';
import { createExpiry } from './expiry.ts';
import { factsOf, removedRole, removedUser } from './facts.ts';
import { checkAsked, gone, stale } from './inputs.ts';
import type {
  Activation,
  ActivationPorts,
  CloseInput,
  DecideInput,
  Provenance,
  RaiseInput,
} from './ports.ts';
import { createDirectorySync, storeOnly } from './priv-directory.ts';
import { writeRecord } from './recorder.ts';
import type { CallEnd, Context, Effect } from './transitions.ts';
import { createWaiters } from './waiters.ts';
import { dueAt, step, type WorkflowEvent } from './workflow.ts';

/** What is done when the transaction that asked for it is kept. */
type Task = { kind: 'call'; id: RequestId; number: string } | { kind: 'hang-up'; id: RequestId };

const system = (actor: string): Provenance => ({ actor: { actor, as: null } });
const batchSize = 200;

/**
 * The durable workflow: each step of a request is stored with its entries in one transaction, and what reaches outside (a
 * call, the directory) is done after that transaction was kept. A stop at any point leaves a state that `settle` can go on from.
 */
export function createActivation(ports: ActivationPorts): Activation {
  const { store, now, uuid, phone, priv = storeOnly, callLimit = 180_000, report } = ports;
  const directory = createDirectorySync(store, priv, report);
  const calls = createCallWatch(phone, ports, callLimit, callEnded);
  const waiters = createWaiters(store);
  const expiry = createExpiry({
    nextDue: () => store.nextDue(),
    now,
    setTimer: ports.setTimer,
    settle: settleDue,
    report,
  });
  const tasks: Task[] = [];
  const attributes = new Map<RequestId, Readonly<Record<string, unknown>>>();
  /** Results of calls that the store could not take yet: tried again with each tick. */
  const unrecorded = new Map<RequestId, CallEnd>();
  let flushing = false;
  let disposed = false;

  // A listener runs where the transaction ends: what follows, new transactions among it, waits for that stack to unwind.
  const unsubscribe = store.onCommit(touched => {
    if (flushing || disposed || !touched.has('request')) return;
    flushing = true;
    queueMicrotask(flush);
  });

  function flush(): void {
    flushing = false;
    if (disposed) return;
    for (const task of tasks.splice(0)) {
      if (task.kind === 'hang-up') calls.cancel(task.id);
      // Not kept after all (an outer transaction was undone), or gone on meanwhile: then there is nobody to call.
      else if (store.requests.get(task.id)?.status === 'PendingMFA' && !calls.watching(task.id)) {
        calls.place(task.id, task.number, attributes.get(task.id) ?? {});
      }
      attributes.delete(task.id);
    }
    if (priv.external) void syncDirectory();
    expiry.wake();
    waiters.check();
  }

  function contextOf(request: Request): Context {
    const role = store.roles.get(request.roleId) ?? removedRole(request.roleId);
    const user = store.users.get(request.userId) ?? removedUser(request.userId);
    return {
      facts: factsOf(ports, role, user, request.id),
      provider: { name: phone.name, simulated: phone.simulated },
    };
  }

  /** One step inside the present transaction. `before` is what the store has of the request: null for a new one. */
  function run(state: Request, before: Request | null, event: WorkflowEvent, by: Provenance): void {
    const next = step(state, event, contextOf(state));
    let stored = before;
    let first = true;
    for (const effect of next.effects) {
      if (effect.kind === 'record') {
        writeRecord({ store, uuid, now, directory }, effect, stored, first ? by : system('workflow'));
        stored = effect.to;
        first = false;
      } else doLater(state.id, effect);
    }
    if (next.effects.length > 0 || event.kind === 'due') store.setDue(state.id, dueAt(next.state));
  }

  function doLater(id: RequestId, effect: Exclude<Effect, { kind: 'record' }>): void {
    switch (effect.kind) {
      case 'call':
        tasks.push({ kind: 'call', id, number: effect.number });
        break;
      case 'hang-up':
        tasks.push({ kind: 'hang-up', id });
        break;
      case 'leave':
        if (!priv.external) perform(id, { kind: 'left' }, system('workflow'));
        else for (const row of store.memberships.ofRequest(id)) directory.mark(row.userId, row.groupId);
        break;
      case 'close':
        for (const other of effect.requests)
          perform(other, { kind: 'close', by: 'user' }, system('workflow'));
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

  function raise(input: RaiseInput): Request {
    checkAsked(input.ttl, input.requestedTime);
    const role = store.roles.get(input.roleId) ?? gone('role');
    if (store.users.get(input.userId) === undefined) gone('user');
    const id = uuid() as RequestId;
    const request: Request = {
      id,
      version: 1,
      roleId: role.id,
      userId: input.userId,
      justification: input.justification,
      requestedTtl: input.ttl ?? role.ttl,
      requestedTime: input.requestedTime,
      createdAt: now(),
      creationMethod: input.creationMethod,
      status: 'Processing',
      statusReason: 'The gates are asked.',
      endReason: null,
      activatedAt: null,
      expiresAt: null,
      endedAt: null,
      call: null,
      approval: null,
    };
    if (input.callAttributes) attributes.set(id, input.callAttributes);
    return store.transaction(() => {
      run(request, null, { kind: 'raised' }, input);
      return get(id);
    });
  }

  function decide(input: DecideInput): Request {
    return store.transaction(() => {
      const request = get(input.requestId);
      stale(request, input.expects);
      const by = store.users.get(input.by) ?? gone('user');
      const kind = input.decision === 'approve' ? 'approved' : 'rejected';
      run(request, request, { kind, by, reason: input.reason ?? '' }, input);
      return get(request.id);
    });
  }

  function close(input: CloseInput): Request {
    return store.transaction(() => {
      const request = get(input.requestId);
      stale(request, input.expects);
      if (input.by.kind === 'user' && input.by.userId !== request.userId) {
        throw new AppError(
          'FORBIDDEN',
          'The request was not closed: it is another user’s, and Close-PAMRequest closes one’s own. An operator may use Close-PAMRequestForControl.',
        );
      }
      run(request, request, { kind: 'close', by: input.by.kind }, input);
      return get(request.id);
    });
  }

  function callEnded(id: RequestId, end: CallEnd): void {
    try {
      store.transaction(() => perform(id, { kind: 'call-ended', end }, system('workflow')));
      unrecorded.delete(id);
    } catch (error) {
      unrecorded.set(id, end);
      report(error);
    }
  }

  /** Settles requests in batches of one transaction; where a batch fails, each alone, so that one cannot hold up the others. */
  function settleEach(
    ids: readonly RequestId[],
    event: WorkflowEvent,
    by: Provenance,
  ): { settled: number; whole: boolean } {
    let settled = 0;
    let whole = true;
    for (let start = 0; start < ids.length; start += batchSize) {
      const batch = ids.slice(start, start + batchSize);
      try {
        store.transaction(() => batch.forEach(id => perform(id, event, by)));
        settled += batch.length;
      } catch {
        for (const id of batch) {
          try {
            store.transaction(() => perform(id, event, by));
            settled += 1;
          } catch (error) {
            whole = false;
            report(error);
          }
        }
      }
    }
    return { settled, whole };
  }

  function settleDue(): boolean {
    for (const [id, end] of [...unrecorded]) callEnded(id, end);
    const { whole } = settleEach(store.dueRequests(now()), { kind: 'due' }, system('expiry'));
    if (priv.external) void syncDirectory();
    return whole && unrecorded.size === 0;
  }

  /** Brings the directory up to date, then ends what was closing and is out of it. */
  async function syncDirectory(): Promise<void> {
    try {
      await directory.run();
      if (disposed) return;
      const closing = store.requests
        .find({ statuses: ['Closing'] })
        .filter(({ userId }) => !directory.pending(userId));
      settleEach(
        closing.map(({ id }) => id),
        { kind: 'left' },
        system('workflow'),
      );
    } catch (error) {
      report(error);
    }
  }

  async function settle(): Promise<number> {
    const open = store.requests.find({ statuses: openStatuses });
    const cut = open.filter(
      ({ id, status }) => (status === 'PendingMFA' || status === 'Processing') && !calls.watching(id),
    );
    const interrupted = settleEach(
      cut.map(({ id }) => id),
      { kind: 'interrupted' },
      system('start-up'),
    );
    // The due moments are told again from the requests: a store that was restored or rebuilt from its journal has none.
    store.transaction(() => {
      for (const request of store.requests.find({ statuses: openStatuses }))
        store.setDue(request.id, dueAt(request));
    });
    const overdue = settleEach(store.dueRequests(now()), { kind: 'due' }, system('start-up'));
    const closing = open.filter(({ status }) => status === 'Closing').map(({ id }) => id);
    const left = priv.external ? { settled: 0 } : settleEach(closing, { kind: 'left' }, system('start-up'));
    await syncDirectory();
    if (!disposed) expiry.start();
    return interrupted.settled + overdue.settled + left.settled;
  }

  return {
    raise,
    decide,
    close,
    explain: ({ role, user, ttl, requestedTime }) => {
      checkAsked(ttl, requestedTime);
      return judge({
        ...factsOf(ports, role, user, null),
        ttl,
        requestedTime,
        done: { mfa: false, approval: false },
      });
    },
    settle,
    whenSettled: id => waiters.wait(id),
    async dispose() {
      disposed = true;
      expiry.stop();
      unsubscribe();
      calls.dispose();
      waiters.dispose();
      await directory.idle();
    },
  };
}
