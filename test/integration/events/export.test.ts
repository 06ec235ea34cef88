import { parse } from 'csv-parse/sync';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exportColumns } from '../../../electron/events/export.ts';
import { openReader } from '../../../electron/events/reader.ts';
import type { Store } from '../../../electron/store/types.ts';
import type { Reader } from '../../../electron/events/types.ts';
import { entry, Forest, noon } from '../store/forest.ts';

let forest: Forest;
let store: Store;
let reader: Reader;
let out: string;
const rows = 2500;

beforeEach(() => {
  forest = new Forest();
  store = forest.open();
  reader = openReader(forest.dir);
  out = join(forest.dir, 'out');
  mkdirSync(out);
  store.transaction(() => {
    for (let i = 1; i <= rows; i++) {
      forest.now = noon + i;
      store.apply(
        entry([], {
          event: i % 5 === 0 ? 101 : 9011,
          message: `Row ${i}, "quoted"\nand Ünïcode`,
          reason: odd[i % odd.length] ?? '',
        }),
      );
    }
  });
});
afterEach(async () => {
  await reader.close();
  store.close();
  forest.remove();
});
const odd = ['=1+1', '+49', '-1', '@x', '\tx', '\rx', '', 'plain'];
const never = new AbortController().signal;
const quiet = () => undefined;

describe('an export', () => {
  test('as CSV has exactly what is filtered, newest first, safe for a spreadsheet', async () => {
    const path = join(out, 'events.csv');
    const seen: number[] = [];
    expect(await reader.export({ ids: [101] }, 'csv', path, done => seen.push(done), never)).toBe(500);
    const records = parse<Record<string, string>>(readFileSync(path), { columns: true });
    expect(records).toHaveLength(500);
    expect(Object.keys(records[0]!)).toEqual([...exportColumns]);
    expect(records[0]).toMatchObject({
      seq: '2500',
      time: new Date(noon + 2500).toISOString(),
      id: '101',
      severity: 'Error',
      message: 'Row 2500, "quoted"\nand Ünïcode',
      requestId: '',
    });
    expect(records.map(record => Number(record['seq']))).toEqual(
      Array.from({ length: 500 }, (_, i) => 2500 - 5 * i),
    );
    for (const record of records) {
      const reason = odd[Number(record['seq']) % odd.length]!;
      expect(record['reason']).toBe(/^[=+\-@\t\r]/.test(reason) ? `'${reason}` : reason);
    }
    expect(seen.at(-1)).toBe(500);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(out)).toEqual(['events.csv']);
  });

  test('as CEF has one line for each event, newest first, whatever breaks its texts have', async () => {
    const path = join(out, 'events.cef');
    expect(await reader.export({}, 'cef', path, quiet, never)).toBe(rows);
    const lines = readFileSync(path, 'utf8').split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.map(line => Number(/ externalId=(\d+) /.exec(line)?.[1]))).toEqual(
      Array.from({ length: rows }, (_, i) => rows - i),
    );
    expect(lines[0]).toMatch(/^CEF:0\|Bastion Console\|Bastion Console\|1\|101\|MFA not completed\|8\|rt=/);
    expect(lines[0]).toContain(`msg=Row ${rows}, "quoted"\\nand Ünïcode`);
  });

  test('as JSON is an array with one event a line', async () => {
    const path = join(out, 'events.json');
    expect(await reader.export({}, 'json', path, quiet, never)).toBe(rows);
    const text = readFileSync(path, 'utf8');
    const events = JSON.parse(text) as Record<string, unknown>[];
    expect(events.map(event => event['seq'])).toEqual(Array.from({ length: rows }, (_, i) => rows - i));
    expect(text.trimEnd().split('\n')).toHaveLength(rows + 2);
    expect(events[0]).toMatchObject({
      time: new Date(noon + rows).toISOString(),
      as: null,
      reason: odd[rows % odd.length],
    });
  });

  test('of nothing is a header or an empty array', async () => {
    const filter = { text: 'nowhere' };
    expect(await reader.export(filter, 'csv', join(out, 'a'), quiet, never)).toBe(0);
    expect(await reader.export(filter, 'json', join(out, 'b'), quiet, never)).toBe(0);
    expect(readFileSync(join(out, 'a'), 'utf8')).toBe(`${exportColumns.join(',')}\r\n`);
    expect(JSON.parse(readFileSync(join(out, 'b'), 'utf8'))).toEqual([]);
  });

  test('has what there was when it began, though more is written meanwhile', async () => {
    let added = 0;
    const path = join(out, 'events.json');
    const done = await reader.export(
      {},
      'json',
      path,
      () => {
        added += 1;
        store.apply(entry([]));
      },
      never,
    );
    expect(added).toBeGreaterThan(2);
    expect(done).toBe(rows);
    expect(await reader.count({})).toBe(rows + added);
  });

  test('lets a page be read meanwhile', async () => {
    const order: string[] = [];
    const big = reader.export({}, 'csv', join(out, 'a.csv'), quiet, never).then(() => order.push('export'));
    const page = reader.page({}, null, 5).then(() => order.push('page'));
    await Promise.all([big, page]);
    expect(order).toEqual(['page', 'export']);
  });

  test('that is cancelled leaves no file, and an older one as it was', async () => {
    const path = join(out, 'events.csv');
    writeFileSync(path, 'older');
    const control = new AbortController();
    const stopped = reader.export(
      {},
      'csv',
      path,
      () => {
        control.abort();
      },
      control.signal,
    );
    await expect(stopped).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect(reader.export({}, 'csv', path, quiet, control.signal)).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    expect(readdirSync(out)).toEqual(['events.csv']);
    expect(readFileSync(path, 'utf8')).toBe('older');
  });

  test('that is under way when the reader closes leaves no file', async () => {
    const running = reader.export({}, 'csv', join(out, 'x.csv'), quiet, never);
    await Promise.all([expect(running).rejects.toMatchObject({ code: 'CANCELLED' }), reader.close()]);
    expect(readdirSync(out)).toEqual([]);
    await expect(reader.count({})).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  test('into a folder that is not there is refused in words', async () => {
    const path = join(out, 'gone', 'x.csv');
    await expect(reader.export({}, 'csv', path, quiet, never)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: /is missing/,
    });
    expect(existsSync(path)).toBe(false);
  });
});

describe('the reader', () => {
  test('answers many calls at once, each its own', async () => {
    const asked = Array.from({ length: 40 }, (_, i) => reader.page({}, i + 2, 1));
    const answers = await Promise.all(asked);
    expect(answers.map(answer => answer.rows[0]?.seq)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  });

  test('sees what the store has just written', async () => {
    expect(await reader.count({})).toBe(rows);
    store.apply(entry([], { message: 'Brand-new words' }));
    expect(await reader.count({ text: 'BRAND' })).toBe(1);
  });

  test('of a forest without a store says so, and works once it is there', async () => {
    const other = new Forest();
    const early = openReader(other.dir);
    await expect(early.count({})).rejects.toMatchObject({ code: 'UNAVAILABLE', message: /missing/ });
    const made = other.open();
    expect(await early.count({})).toBe(0);
    expect(await early.days({})).toEqual([]);
    await early.close();
    await early.close();
    made.close();
    other.remove();
  });
});
