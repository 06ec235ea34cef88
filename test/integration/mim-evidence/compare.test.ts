import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { matching, openDesk } from '../compose/desk.ts';

const element = ({ id, at, text }: { id: number; at: number; text: string }) =>
  `<Event><System><EventID>${id}</EventID><TimeCreated SystemTime="${new Date(at).toISOString()}"/></System><EventData><Data>${text}</Data></EventData></Event>`;

it('finds what was planted in an export of the sample’s own week, and adds one event to the history', async () => {
  const desk = await openDesk({ sample: true });
  const { rows } = await desk.call('events.list', { filter: { ids: [101, 103, 825] }, limit: 200 });
  expect(rows.length).toBeGreaterThan(3);
  const kept = rows.map(({ id, at, userName }) => ({ id, at, text: userName }));
  const [gone] = kept.splice(1, 1);
  const planted = {
    id: 825,
    at: Math.min(...rows.map(({ at }) => at)) - 3 * 3_600_000,
    text: '=Planted &lt;b&gt;',
  };
  const request = { id: 4121, at: planted.at, text: '{}' };
  const path = join(desk.root, 'log.xml');
  writeFileSync(
    path,
    `\uFEFF<Events>${[planted, request, ...kept].map(element).join('\n')}</Events>`,
    'utf16le',
  );

  const before = await desk.call('events.list', { filter: {}, limit: 1 });
  const compared = await desk.call('mimEvidence.compare', { path, timeZone: 'UTC', tolerance: 0 });
  expect(compared).toMatchObject({ events: rows.length + 1, otherIds: 1, requestLog: 1 });
  expect(compared.counts).toEqual({ missing: 1, extra: 1, late: 0, matched: rows.length - 1 });
  const { session } = compared;
  const found = await desk.call('mimEvidence.list', { session, states: ['missing', 'extra'], page: {} });
  expect(found.rows).toMatchObject([
    { state: 'missing', id: 825, mim: { message: '=Planted <b>' }, ours: null },
    { state: 'extra', id: gone?.id, mim: null, ours: { seq: rows[1]?.seq } },
  ]);
  const after = await desk.call('events.list', { filter: {}, limit: 2 });
  expect(after.rows[1]).toEqual(before.rows[0]);
  expect(after.rows[0]).toMatchObject({ id: 9340, message: matching(/1 missing, 1 extra, 0 late/) });

  // What is chosen is saved, for a spreadsheet that runs nothing of it, and for reading.
  const saved = async (format: 'csv' | 'html') => {
    const path = join(desk.root, `compared.${format}`);
    const { rows } = await desk.call('mimEvidence.save', {
      ...{ session, states: ['missing', 'extra'], format, path },
    });
    expect(rows).toBe(2);
    return readFileSync(path, 'utf8');
  };
  const csv = await saved('csv');
  expect(csv.trimEnd().split('\r\n')).toHaveLength(3);
  expect(csv).toContain(`,'=Planted <b>,`);
  const page = await saved('html');
  expect(page.match(/<tr><td>(missing|extra)<\/td>/g)).toHaveLength(2);
  expect(page).toContain('=Planted &#60;b&#62;');
  expect((await desk.call('events.list', { filter: { ids: [9319] } })).rows).toHaveLength(2);
});
