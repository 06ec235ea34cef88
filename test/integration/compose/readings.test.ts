import { describe, expect, it } from 'vitest';
import { verifyReplay } from '../../../electron/store/replay.ts';
import { furnished, openDesk, type Desk } from './desk.ts';

/** The readings of the history that are in it, oldest first. */
async function readings(desk: Desk) {
  const { reader } = desk.app.session.forest();
  const { rows } = await reader.page({ ids: [9320, 9321, 9323] }, null, 200);
  return rows.toReversed().map(({ id, message }) => `${String(id)} ${message}`);
}

const list = (desk: Desk, filter: object, before: number | null = null) =>
  desk.call('events.list', { filter, before, limit: 5 });

describe('who reads the history', () => {
  it('is recorded once for each filter, with no word of the page, and not again by a refetch or a later page', async () => {
    const desk = await furnished();
    const { rows, next } = await list(desk, {});
    expect(rows[0]).toMatchObject({ id: 9320, actor: desk.app.session.caller().osUser });
    await Promise.all([list(desk, {}), list(desk, {}, next), list(desk, { text: ' ', ids: [] })]);
    expect(await readings(desk)).toEqual(['9320 The history was opened.']);
    // At once, as two queries of one page are.
    const filter = { ids: [9030, 9010], text: 'jen' };
    await Promise.all([list(desk, filter), list(desk, { text: 'jen ', ids: [9010, 9030] })]);
    expect(await readings(desk)).toEqual([
      '9320 The history was opened.',
      '9321 The history was filtered: event 9010 User created or event 9030 Role created; the words “jen”.',
    ]);
    const [filtered] = (await desk.app.session.forest().reader.page({ ids: [9321] }, null, 1)).rows;
    const { cause } = await desk.call('events.get', { seq: filtered!.seq });
    expect(cause).toEqual({ filter: { ids: [9010, 9030], text: 'jen' } });
  });

  it('is the same reading in another process of the same user within a quarter of an hour', async () => {
    const desk = await furnished();
    await list(desk, { ids: [9010] });
    await desk.close();
    const again = await openDesk({ root: desk.root });
    await list(again, { ids: [9010] });
    expect(await readings(again)).toHaveLength(1);
  });

  it('is recorded for an entry that no page had answered, and not for what verifying left', async () => {
    const desk = await furnished();
    await list(desk, { ids: [9030] });
    const before = await readings(desk);
    const [role] = (await list(desk, { ids: [9030] })).rows;
    await desk.call('events.get', { seq: role!.seq });
    await list(desk, { ids: [9303, 9304] });
    expect(await readings(desk)).toEqual(before);
    await Promise.all([desk.call('events.get', { seq: 1 }), desk.call('events.get', { seq: 1 })]);
    expect(await readings(desk)).toEqual([...before, '9320 Entry 1 of the history was opened.']);
  });
});

describe('the policy', () => {
  it('switches the recording of reads off and on, by an administrator who says why', async () => {
    const desk = await furnished();
    const { version } = await desk.call('console.get', {});
    expect(
      await desk.refused('events.setPolicy', { expects: version, recordReads: false, reason: ' ' }),
    ).toMatchObject({ code: 'BAD_REQUEST' });
    const off = await desk.call('events.setPolicy', {
      expects: version,
      recordReads: false,
      reason: 'Works council',
    });
    expect(off.recordReads).toBe(false);
    await list(desk, {});
    await list(desk, { ids: [101] });
    const said = '9323 Reads of the history are no longer recorded.';
    expect(await readings(desk)).toEqual([said]);
    // An export is recorded all the same.
    const path = `${desk.root}/history.csv`;
    const { job } = await desk.call('events.export', { filter: {}, format: 'csv', path });
    await expect.poll(async () => (await desk.call('jobs.get', { id: job })).state).toBe('done');
    expect((await list(desk, { ids: [9300] })).rows).toHaveLength(1);

    expect(
      await desk.refused('events.setPolicy', { expects: version, recordReads: true, reason: 'x' }),
    ).toMatchObject({ code: 'CONFLICT' });
    await desk.call('events.setPolicy', { expects: off.version, recordReads: true, reason: 'Audit' });
    await list(desk, {});
    expect(await readings(desk)).toEqual([
      said,
      '9323 Reads of the history are recorded from now on.',
      '9320 The history was opened.',
    ]);
    expect(verifyReplay({ dir: desk.dir })).toMatchObject({ same: true });
  });
});
