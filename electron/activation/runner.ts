import { AppError } from '../../shared/contract/errors.ts';
import type { RequestId } from '../../shared/domain/ids.ts';
import type { Request } from '../../shared/domain/request.ts';
import { createCallWatch } from './call-watch.ts';
import { explain } from './explain.ts';
import { createExpiry } from './expiry.ts';
import { factsOf } from './facts.ts';
import { checkAsked, gone, stale } from './inputs.ts';
import { createMachine, system } from './machine.ts';
import type { Activation, ActivationPorts, CloseInput, DecideInput, RaiseInput } from './ports.ts';
import { createDirectorySync, storeOnly } from './priv-directory.ts';
import { createSettling } from './settling.ts';
import { providerOf, type CallEnd } from './transitions.ts';
import { createWaiters } from './waiters.ts';

/**
 * The durable workflow: each step of a request is stored with its entries in one transaction, and what reaches outside (a
 * call, the directory) is done after that transaction was kept. A stop at any point leaves a state that `settle` can go on from.
 */
export function createActivation(ports: ActivationPorts): Activation {
  const { store, now, uuid, phone, priv = storeOnly, callLimit = 180_000, report } = ports;
  const directory = createDirectorySync(store, priv, report);
  const machine = createMachine(ports, directory, priv.external);
  const settling = createSettling(ports, machine);
  const calls = createCallWatch(phone, ports, callLimit, callEnded);
  const waiters = createWaiters(store);
  const expiry = createExpiry({
    nextDue: () => store.nextDue(),
    now,
    setTimer: ports.setTimer,
    settle: tick,
    report,
  });
  const attributes = new Map<RequestId, Readonly<Record<string, unknown>>>();
  /** Results of calls that the store could not take yet: tried again with each tick. */
  const unrecorded = new Map<RequestId, CallEnd>();
  let flushing = false;
  let disposed = false;

  // A listener runs where the transaction ends: what follows, new transactions among it, waits for that stack to unwind.
  const unsubscribe = store.onCommit(touched => {
    if (flushing || disposed || !touched.has('request')) return;
    flushing = true;
    queueMicrotask(() => {
      flushing = false;
      try {
        if (!disposed) flush();
      } catch (error) {
        report(error);
      }
    });
  });

  function flush(): void {
    for (const task of machine.takeTasks()) {
      const calling = store.requests.get(task.id)?.status === 'PendingMFA';
      // What was not kept after all (an outer transaction was undone) is not done: the call of a closing that was undone goes
      // on, and where a request was undone, or went on meanwhile, there is nobody to call.
      if (task.kind === 'hang-up' && !calling) calls.cancel(task.id);
      if (task.kind === 'call' && calling && !calls.watching(task.id)) {
        calls.place(task.id, task.number, attributes.get(task.id) ?? {});
      }
      attributes.delete(task.id);
    }
    if (priv.external) void syncDirectory();
    expiry.wake();
    waiters.check();
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
      machine.run(request, null, { kind: 'raised' }, input);
      return machine.get(id);
    });
  }

  function decide(input: DecideInput): Request {
    return store.transaction(() => {
      const request = machine.get(input.requestId);
      stale(request, input.expects);
      const by = store.users.get(input.by) ?? gone('user');
      const kind = input.decision === 'approve' ? 'approved' : 'rejected';
      machine.run(request, request, { kind, by, reason: input.reason ?? '' }, input);
      return machine.get(request.id);
    });
  }

  function close(input: CloseInput): Request {
    return store.transaction(() => {
      const request = machine.get(input.requestId);
      stale(request, input.expects);
      if (input.by.kind === 'user' && input.by.userId !== request.userId) {
        throw new AppError(
          'FORBIDDEN',
          'The request was not closed: it is another user’s, and Close-PAMRequest closes one’s own. An operator may use Close-PAMRequestForControl.',
        );
      }
      machine.run(request, request, { kind: 'close', by: input.by.kind }, input);
      return machine.get(request.id);
    });
  }

  function callEnded(id: RequestId, end: CallEnd): void {
    try {
      store.transaction(() => machine.perform(id, { kind: 'call-ended', end }, system('workflow')));
      unrecorded.delete(id);
    } catch (error) {
      unrecorded.set(id, end);
      report(error);
    }
  }

  /** What the timer does. False where something could not be settled: it is tried again soon. */
  function tick(): boolean {
    for (const [id, end] of [...unrecorded]) callEnded(id, end);
    const { whole } = settling.due('expiry');
    if (priv.external) void syncDirectory();
    return whole && unrecorded.size === 0;
  }

  /** Brings the directory up to date, then ends what was closing and is out of it. */
  async function syncDirectory(): Promise<void> {
    try {
      await directory.run();
      if (!disposed) leave('workflow');
    } catch (error) {
      report(error);
    }
  }

  function leave(actor: string): number {
    const closing = store.requests
      .find({ statuses: ['Closing'] })
      .filter(({ userId }) => !directory.pending(userId));
    return settling.each(
      closing.map(({ id }) => id),
      { kind: 'left' },
      system(actor),
    ).settled;
  }

  async function settle(): Promise<number> {
    const interrupted = settling.afterStop(id => calls.watching(id)).settled;
    const overdue = settling.due('start-up').settled;
    await directory.run();
    const left = leave('start-up');
    if (!disposed) expiry.start();
    return interrupted + overdue + left;
  }

  return {
    raise,
    decide,
    close,
    explain: ({ role, user, ttl, requestedTime }) => {
      checkAsked(ttl, requestedTime);
      const question = {
        ...factsOf(ports, role, user, null),
        ttl,
        requestedTime,
        done: { mfa: false, approval: false },
      };
      const functionality = store.pamConfiguration().forestFunctionality;
      return explain(question, { provider: providerOf(phone), functionality });
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
