import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Activation } from '../../../electron/activation/ports.ts';
import { createActivation } from '../../../electron/activation/runner.ts';
import { createSimulatedPhone } from '../../../electron/phone/simulated.ts';
import { openReader } from '../../../electron/events/reader.ts';
import { openStore } from '../../../electron/store/open.ts';
import { verifyReplay } from '../../../electron/store/replay.ts';
import type { Store } from '../../../electron/store/types.ts';
import { plantForest } from '../../fakes/memory-store.ts';
import { aGroup, aRole, aUser, groupIdOf, roleIdOf } from '../../fakes/pam-objects.ts';

// The parts as they are put together: a store on disk, the machine's clock and timers, the reader of the history.
const jen = aUser(1, 'Jen', { sourcePhoneNumber: '12135551212' });
let dir: string;
let store: Store;
let activation: Activation;
const closers: (() => unknown)[] = [];
const setTimer = (delay: number, fire: () => void) => {
  const timer = setTimeout(fire, delay);
  return () => clearTimeout(timer);
};

function open(): void {
  store = openStore({
    dir,
    now: Date.now,
    uuid: randomUUID,
    seal: { seal: text => Buffer.from(text), unseal: bytes => Buffer.from(bytes).toString() },
    holder: { pid: process.pid, user: 'test' },
  });
}
function start(): void {
  const phone = createSimulatedPhone({ clock: { now: Date.now, setTimer } });
  const made = createActivation({
    store,
    now: Date.now,
    uuid: randomUUID,
    setTimer,
    phone,
    phoneSettings: () => ({ defaultCountryCode: null }),
    report: error => {
      throw error;
    },
  });
  activation = made;
  closers.push(
    () => made.dispose(),
    () => phone.dispose(),
  );
}
async function stop(): Promise<void> {
  for (const close of closers.splice(0)) await close();
  store.close();
}
const raise = (script: string | null) =>
  activation.raise({
    roleId: roleIdOf(1),
    userId: jen.id,
    justification: '',
    ttl: null,
    requestedTime: null,
    creationMethod: 'PowerShell',
    actor: { actor: 'pat', as: 'PRIV\\PRIV.Jen' },
    ...(script ? { callAttributes: { script } } : {}),
  });

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'activation-'));
  open();
  plantForest(store, {
    users: [jen],
    groups: [aGroup(1, 'corpadmins')],
    roles: [aRole(1, 'R', { ttl: 1, mfaEnabled: true, candidates: [jen.id], privileges: [groupIdOf(1)] })],
    pamConfiguration: { roleMinimalDuration: 1 },
  });
  start();
});
afterEach(async () => {
  await stop();
  rmSync(dir, { recursive: true, force: true });
});

it('calls, activates, and ends on time by the machine’s clock', async () => {
  await activation.settle();
  const { id } = raise('verified');
  const active = await activation.whenSettled(id);
  expect(active).toMatchObject({ status: 'Active', call: { verified: true, code: 2 } });
  await new Promise<void>(resolve => {
    const unsubscribe = store.onCommit(() => {
      if (store.requests.get(id)?.status === 'Active') return;
      unsubscribe();
      resolve();
    });
  });
  const expired = store.requests.get(id);
  expect(expired).toMatchObject({ status: 'Expired', endReason: 'ttl-ended' });
  expect(expired?.endedAt).toBeGreaterThanOrEqual(active.expiresAt ?? NaN);
  expect(store.memberships.all()).toEqual([]);

  const reader = openReader(dir);
  const { rows } = await reader.page({ requestId: id }, null, 50);
  await reader.close();
  expect(rows.map(row => [row.id, row.severity, row.source])).toEqual([
    [9110, 'Information', 'Bastion Console'],
    [9107, 'Information', 'Bastion Console'],
    [103, 'Information', 'MIM Service'],
    [9101, 'Information', 'Bastion Console'],
    [9100, 'Information', 'Bastion Console'],
  ]);
  expect(rows.every(row => row.userName === 'PRIV.Jen' && row.roleName === 'R')).toBe(true);
  expect(verifyReplay(store)).toMatchObject({ same: true });
});

it('closes in the middle of a call, opens again, and goes on', async () => {
  await activation.settle();
  const { id } = raise(null);
  const failed = await activation.whenSettled(raise('no-answer').id);
  // The first call still rings: the second is refused, not placed beside it.
  expect(failed).toMatchObject({ status: 'Rejected', endReason: 'refused' });
  await stop();
  open();
  start();
  expect(store.requests.get(id)?.status).toBe('PendingMFA');
  expect(await activation.settle()).toBe(1);
  expect(store.requests.get(id)).toMatchObject({ status: 'Rejected', endReason: 'interrupted' });
  expect((await activation.whenSettled(raise('verified').id)).status).toBe('Active');
  expect(verifyReplay(store)).toMatchObject({ same: true });
});
