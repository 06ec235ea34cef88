import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { storeFile } from '../../../electron/store/files.ts';
import type { Store } from '../../../electron/store/types.ts';
import { openReader } from '../../../electron/events/reader.ts';
import { entry, Forest, noon } from '../store/forest.ts';

let forest: Forest;
let store: Store;
beforeEach(() => {
  forest = new Forest();
  store = forest.open();
});
afterEach(() => {
  store.close();
  forest.remove();
});

describe('the journal', () => {
  test('holds who, for whom, why, by what command and for what cause', async () => {
    const command = [{ cmdlet: 'Set-PAMConfiguration', parameters: { PrivUserPrefix: 'PRIV.' } }];
    const applied = store.apply({
      event: 9040,
      message: 'Configuration changed.',
      actor: 'CONTOSO\\pat',
      as: 'PRIV\\PRIV.Pat',
      reason: 'Ticket 4711',
      command: command as never,
      cause: { form: true },
      changes: [],
    });
    expect(applied).toEqual({ seq: 1, at: noon });
    const reader = openReader(forest.dir);
    expect(await reader.get(1)).toEqual({
      event: {
        seq: 1,
        at: noon,
        id: 9040,
        severity: 'Information',
        source: 'Bastion Console',
        message: 'Configuration changed.',
        actor: 'CONTOSO\\pat',
        as: 'PRIV\\PRIV.Pat',
        reason: 'Ticket 4711',
        userId: null,
        userName: '',
        roleId: null,
        roleName: '',
        requestId: null,
        clockMoved: null,
      },
      command,
      cause: { form: true },
      changes: [],
    });
    expect(await reader.get(2)).toBeUndefined();
    await reader.close();
  });

  test('gives MIM’s three events their severity and source', async () => {
    for (const event of [101, 103, 825] as const) store.apply(entry([], { event }));
    const reader = openReader(forest.dir);
    const { rows } = await reader.page({}, null, 10);
    expect(rows.map(row => [row.id, row.severity, row.source])).toEqual([
      [825, 'Warning', 'PAM Monitoring Service'],
      [103, 'Information', 'MIM Service'],
      [101, 'Error', 'MIM Service'],
    ]);
    await reader.close();
  });

  test('tells once that the clock was set back, before the row, and keeps the wall time', async () => {
    store.apply(entry([]));
    forest.now -= 3_600_000;
    expect(store.apply(entry([]))).toEqual({ seq: 3, at: noon - 3_600_000 });
    forest.now += 1;
    expect(store.apply(entry([])).seq).toBe(4);
    const reader = openReader(forest.dir);
    const { rows } = await reader.page({}, null, 10);
    expect(rows.map(row => [row.seq, row.id, row.at - noon, row.clockMoved])).toEqual([
      [4, 9011, -3_599_999, null],
      [3, 9011, -3_600_000, -3_600_000],
      [2, 9003, -3_600_000, -3_600_000],
      [1, 9011, 0, null],
    ]);
    // A page that begins at the entry looks for what is before it.
    expect((await reader.get(3))?.event.clockMoved).toBe(-3_600_000);
    expect(rows[2]?.message).toContain('set back by about 3600 s');
    expect((await reader.get(2))?.cause).toEqual({ before: noon, now: noon - 3_600_000 });
    await reader.close();
  });

  test('refuses an event that is not in the catalogue and a time that is none', () => {
    expect(() => store.apply(entry([], { event: 4711 as never }))).toThrow(
      expect.objectContaining({ code: 'INTERNAL' }),
    );
    forest.now = Number.NaN;
    expect(() => store.apply(entry([]))).toThrow(expect.objectContaining({ code: 'INTERNAL' }));
    expect(store.isEmpty()).toBe(true);
  });
});

describe('another program at the file', () => {
  test.each([
    ['changes a row', `UPDATE journal SET message = 'x'`, /never changed/],
    ['removes a row', 'DELETE FROM journal', /never removed/],
    ['replaces a row', `INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE seq = 1`, /must follow/],
    [
      'chains nothing',
      `INSERT INTO journal SELECT 3, at, id, severity, source, actor, as_account, reason, message, user_id, user_name, role_id, role_name, request_id, command, cause, changes, mono, boot, NULL, NULL FROM journal WHERE seq = 1`,
      /needs the hash/,
    ],
    [
      'leaves a gap',
      `INSERT INTO journal SELECT 9, at, id, severity, source, actor, as_account, reason, message, user_id, user_name, role_id, role_name, request_id, command, cause, changes, mono, boot, hash, leaf FROM journal WHERE seq = 1`,
      /must follow/,
    ],
    [
      'goes back in time',
      `INSERT INTO journal SELECT 3, at - 5000, id, severity, source, actor, as_account, reason, message, user_id, user_name, role_id, role_name, request_id, command, cause, changes, mono, boot, hash, leaf FROM journal WHERE seq = 1`,
      /9003/,
    ],
    [
      'gives an id another severity',
      `INSERT INTO journal SELECT 3, at, id, 'Error', source, actor, as_account, reason, message, user_id, user_name, role_id, role_name, request_id, command, cause, changes, mono, boot, hash, leaf FROM journal WHERE seq = 1`,
      /keeps its severity/,
    ],
  ])('that %s is stopped by the file itself', (_, statement, words) => {
    store.apply(entry([]));
    store.apply(entry([]));
    const db = new Database(storeFile(forest.dir));
    expect(() => db.exec(statement)).toThrow(words);
    expect(db.prepare('SELECT count(*) FROM journal').pluck().get()).toBe(2);
    db.close();
  });
});
