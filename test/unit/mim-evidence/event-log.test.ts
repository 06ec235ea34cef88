import { describe, expect, it } from 'vitest';
import { readEventLog } from '../../../electron/mim-evidence/open-log.ts';

const xml = (id: string, time: string, more = '') =>
  `<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System><Provider Name="P"/><EventID Qualifiers="0">${id}</EventID><TimeCreated SystemTime="${time}"/></System>${more}</Event>`;
const time = '2026-03-03T10:00:00.1234567Z';
const at = Date.parse('2026-03-03T10:00:00.123Z');
const read = (text: string, zone = 'UTC', order: 'auto' | 'dmy' | 'mdy' = 'auto') =>
  readEventLog(text, zone, order);

describe('XML', () => {
  it('reads events in a root and one after the other, with a rendered message or with data', async () => {
    const message = '<RenderingInfo Culture="en-US"><Message>PRIV.Jen &amp; all</Message></RenderingInfo>';
    const data = '<EventData><Data>one</Data><Data Name="x">two</Data></EventData>';
    const events = `${xml('101', time, message)}\n${xml('825', time, data)}`;
    const expected = [
      { line: 2, id: 101, at, source: 'P', message: 'PRIV.Jen & all' },
      { line: 3, id: 825, at, source: 'P', message: 'one two' },
    ];
    expect(await read(`<?xml version="1.0" encoding="utf-8"?>\n<Events>${events}</Events>`)).toEqual(
      expected,
    );
    expect(await read(`\uFEFF\n${events}`)).toEqual(expected);
  });
  it.each([
    [`<!DOCTYPE a [<!ENTITY b "c">]><Events/>`, /Line 1: .*DOCTYPE/],
    [`<Events>\n${xml('101', time).slice(0, -9)}`, /Line 2: .*not well-formed/],
    [`<Events>\n${xml('x', time)}</Events>`, /Line 2: .*EventID/],
    [`<Events>${xml('101', '2026-03-03 10:00')}</Events>`, /Line 1: .*UTC time/],
    ['<Events/>', /no events/],
    ['<a>'.repeat(60), /nested deeper/],
  ])('refuses %#', async (text, why) => {
    await expect(read(text)).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      message: expect.stringMatching(why) as unknown,
    });
  });
});

describe('CSV', () => {
  const csv = (...times: string[]) =>
    [
      'Ebene,Datum und Uhrzeit,Quelle,Ereignis-ID,Aufgabenkategorie',
      ...times.map(one => `Fehler,${one},P,101,Keine,"two\nlines, PRIV.Jen"`),
    ].join('\r\n');
  it.each([
    ['03.03.2026 11:00:00', 'Europe/Berlin', 'dmy'],
    ['3/3/2026 5:00:00 AM', 'America/New_York', 'mdy'],
    ['2026-03-03 10:00:00', 'UTC', 'auto'],
  ] as const)('reads %s of %s', async (text, zone, order) => {
    const events = await read(csv(text, text), zone, order);
    expect(events).toEqual(
      [2, 4].map(line => ({
        line,
        id: 101,
        at: Date.parse('2026-03-03T10:00:00Z'),
        source: 'P',
        message: 'two\nlines, PRIV.Jen',
      })),
    );
  });
  it('tells the order of day and month by the whole file, and asks where nothing tells', async () => {
    const events = await read(csv('04.03.2026 10:00:00', '31.03.2026 10:00:00'));
    expect(events[0]?.at).toBe(Date.parse('2026-03-04T10:00:00Z'));
    await expect(read(csv('04.03.2026 10:00:00'))).rejects.toThrow(/Line 2: .*Choose the order/);
    await expect(read(csv('31.02.2026 10:00:00'))).rejects.toThrow(/Line 2: .*does not exist/);
    await expect(read(csv('noon'))).rejects.toThrow(/Line 2: .*not read as a date/);
  });
  it('refuses what is no such CSV', async () => {
    await expect(read('a,b\nc,d')).rejects.toThrow(/Line 2: .*fourth field/);
    await expect(read('a,b\n"c')).rejects.toThrow(/no CSV/);
  });
});
