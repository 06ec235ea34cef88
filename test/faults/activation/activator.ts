import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { createActivation } from '../../../electron/activation/runner.ts';
import { createSimulatedPhone } from '../../../electron/phone/simulated.ts';
import { openStore } from '../../../electron/store/open.ts';
import { roleIdOf, userIdOf } from '../../fakes/pam-objects.ts';
import { users } from './forest.ts';

// A process that activates roles without end, until it is killed: calls that are verified, that nobody takes, that ring on;
// approvals, starts in a second, ends after a second, closings.
const store = openStore({
  dir: process.argv[2] ?? '',
  now: Date.now,
  uuid: randomUUID,
  seal: { seal: text => Buffer.from(text), unseal: bytes => Buffer.from(bytes).toString() },
  holder: { pid: process.pid, user: 'activator' },
});
const setTimer = (delay: number, fire: () => void) => {
  const timer = setTimeout(fire, delay);
  return () => clearTimeout(timer);
};
const activation = createActivation({
  store,
  now: Date.now,
  uuid: randomUUID,
  setTimer,
  phone: createSimulatedPhone({ clock: { now: Date.now, setTimer } }),
  phoneSettings: () => ({ defaultCountryCode: '1' }),
  report: error => {
    throw error;
  },
});
await activation.settle();
const by = { actor: { actor: 'activator', as: null } };
const scripts = ['verified', 'verified', 'no-answer', null];
for (let turn = 0; ; turn += 1) {
  const userId = userIdOf((turn % users) + 1);
  const script = scripts[turn % scripts.length];
  const raised = activation.raise({
    roleId: roleIdOf((Math.floor(turn / users) % 4) + 1),
    userId,
    justification: `turn ${turn}`,
    ttl: null,
    requestedTime: turn % 7 === 0 ? Date.now() + 200 : null,
    creationMethod: 'PowerShell',
    ...(script ? { callAttributes: { script } } : {}),
    ...by,
  });
  if (script) await activation.whenSettled(raised.id);
  const now = store.requests.get(raised.id);
  if (now?.status === 'PendingApproval') {
    const decision = turn % 5 === 0 ? 'reject' : 'approve';
    activation.decide({ requestId: now.id, decision, by: userIdOf(users + 1), ...by });
  } else if (turn % 3 === 0 && (now?.status === 'Active' || now?.status === 'Scheduled')) {
    activation.close({ requestId: now.id, by: { kind: 'operator' }, ...by });
  }
  process.stdout.write('.');
  await setImmediate();
}
