import Database from 'better-sqlite3';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { createActivation } from '../../../electron/activation/runner.ts';
import { createSimulatedPhone } from '../../../electron/phone/simulated.ts';
import { openStore } from '../../../electron/store/open.ts';
import { verifyReplay } from '../../../electron/store/replay.ts';
import type { Store } from '../../../electron/store/types.ts';
import { plantForest } from '../../fakes/memory-store.ts';
import { roleIdOf } from '../../fakes/pam-objects.ts';
import { killForest } from './forest.ts';

const runs = process.env['LONG'] === '1' ? 200 : 20;

it(
  `${runs} kills of an activating process: no Active without its 103, nothing half done`,
  { timeout: runs * 20_000 },
  async () => {
    const dir = mkdtempSync(join(tmpdir(), 'activations-'));
    const open = () =>
      openStore({
        dir,
        now: Date.now,
        uuid: randomUUID,
        seal: { seal: text => Buffer.from(text), unseal: bytes => Buffer.from(bytes).toString() },
        holder: { pid: process.pid, user: 'test' },
      });
    try {
      const first = open();
      plantForest(first, killForest);
      first.close();
      let interrupted = 0;
      for (let run = 0; run < runs; run += 1) {
        await killOne(dir, 1 + Math.floor(Math.random() * 30));
        const store = open();
        try {
          checkWritten(join(dir, 'store.db'), store);
          interrupted += store.requests.count({ statuses: ['PendingMFA'] });
          await settleAll(store);
          checkSettled(store);
        } finally {
          store.close();
        }
      }
      const last = open();
      try {
        expect(verifyReplay(last)).toMatchObject({ same: true });
        for (const status of ['Active', 'Expired', 'Closed', 'Rejected'] as const)
          expect(last.requests.count({ statuses: [status] }), status).toBeGreaterThan(
            status === 'Active' ? -1 : 0,
          );
      } finally {
        last.close();
      }
      // Otherwise no kill ever fell into a call, and the test would prove less than it says.
      expect(interrupted).toBeGreaterThan(0);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  },
);

/** Lets it take so many turns, then kills it somewhere in the next ones. */
async function killOne(dir: string, turns: number): Promise<void> {
  const path = fileURLToPath(new URL('./activator.ts', import.meta.url));
  const child = spawn(process.execPath, [path, dir], { stdio: ['ignore', 'pipe', 'pipe'] });
  const gone = once(child, 'close');
  const faults: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => faults.push(chunk.toString()));
  let taken = 0;
  const ready = new Promise<void>(resolve => {
    child.stdout.on('data', (chunk: Buffer) => {
      taken += chunk.length;
      if (taken >= turns) resolve();
    });
  });
  await Promise.race([ready, gone]);
  await sleep(Math.random() * 30);
  expect(child.exitCode, faults.join('')).toBeNull();
  child.kill('SIGKILL');
  await gone;
}

interface Written {
  id: number;
  requestId: string | null;
  roleId: string | null;
}

/** As the kill left it, before anything is settled: what is Active has behind it what its role asks for. */
function checkWritten(file: string, store: Store): void {
  const db = new Database(file, { readonly: true });
  const rows = db
    .prepare(
      'SELECT id, request_id AS requestId, role_id AS roleId FROM journal WHERE request_id IS NOT NULL ORDER BY seq',
    )
    .all() as Written[];
  db.close();
  const before = new Map<string, Set<number>>();
  for (const { id, requestId, roleId } of rows) {
    const seen = before.get(requestId ?? '') ?? new Set();
    if (id === 9107) {
      if (roleId === roleIdOf(2) || roleId === roleIdOf(4)) expect(seen.has(103)).toBe(true);
      if (roleId === roleIdOf(3) || roleId === roleIdOf(4)) expect(seen.has(9103)).toBe(true);
    }
    before.set(requestId ?? '', seen.add(id));
  }
  for (const request of store.requests.find({ statuses: ['Active'] })) {
    expect(before.get(request.id)?.has(9107)).toBe(true);
    const rowsOf = store.memberships.ofRequest(request.id);
    expect(rowsOf.map(({ until }) => until)).toEqual([request.expiresAt, request.expiresAt]);
  }
  const active = new Set(store.requests.find({ statuses: ['Active'] }).map(({ id }) => id));
  for (const { requestId } of store.memberships.all()) expect(active.has(requestId)).toBe(true);
  // Steps are whole: none of these is ever kept.
  expect(store.requests.count({ statuses: ['Processing', 'Closing'] })).toBe(0);
}

async function settleAll(store: Store): Promise<void> {
  const setTimer = (delay: number, fire: () => void) => {
    const timer = setTimeout(fire, delay);
    return () => clearTimeout(timer);
  };
  const phone = createSimulatedPhone({ clock: { now: Date.now, setTimer } });
  const activation = createActivation({
    store,
    now: Date.now,
    uuid: randomUUID,
    setTimer,
    phone,
    phoneSettings: () => ({ defaultCountryCode: '1' }),
    report: error => {
      throw error;
    },
  });
  await activation.settle();
  await activation.dispose();
  await phone.dispose();
}

function checkSettled(store: Store): void {
  const now = Date.now();
  expect(store.requests.count({ statuses: ['PendingMFA'] })).toBe(0);
  for (const { until } of store.memberships.all()) expect(until).toBeGreaterThan(now - 1000);
}
