import { expect, it } from 'vitest';
import { framed, syslogLine, testLine } from '../../../electron/forwarding/syslog-line.ts';
import type { ForwardedEvent } from '../../../electron/events/types.ts';

const sender = { host: 'WS-17', forest: 'priv.contoso.local', facility: 13 };
const event: ForwardedEvent = {
  seq: 48_211,
  at: Date.UTC(2026, 2, 3, 4, 5, 6, 7),
  id: 9107,
  severity: 'Information',
  source: 'Bastion Console',
  message: 'Jen (PRIV.Jen) activated R.',
  actor: 'workflow',
  as: null,
  reason: '',
  userId: null,
  userName: 'PRIV.Jen',
  roleId: null,
  roleName: 'R',
  requestId: null,
  clockMoved: null,
  boot: 'b0',
  hash: 'ab'.repeat(32),
};

it('is a message of RFC 5424: facility and severity, UTC with milliseconds, the boot, the kind, and what the entry is about', () => {
  expect(syslogLine(event, sender)).toBe(
    '<110>1 2026-03-03T04:05:06.007Z WS-17 BastionConsole b0 9107 ' +
      '[bastion@32473 seq="48211" id="9107" source="Bastion Console" actor="workflow" user="PRIV.Jen" role="R" ' +
      `forest="priv.contoso.local" hash="${'ab'.repeat(32)}"] \uFEFFJen (PRIV.Jen) activated R.`,
  );
  expect(syslogLine({ ...event, severity: 'Error' }, sender)).toMatch(/^<107>1 /);
  expect(syslogLine({ ...event, severity: 'Warning' }, { ...sender, facility: 16 })).toMatch(/^<132>1 /);
});

it('escapes what ends a value, and leaves no end of a line', () => {
  const line = syslogLine({ ...event, reason: 'a "b" \\ ]\n<1>1 - - - - - -', message: 'x\r\ny' }, sender);
  expect(line).toContain(String.raw`reason="a \"b\" \\ \] <1>1 - - - - - -"`);
  expect(line.endsWith('\uFEFFx  y')).toBe(true);
});

it('has the nil value where a field says nothing or cannot be said', () => {
  const line = syslogLine({ ...event, boot: null, at: 8.64e15 }, { ...sender, host: 'Büro 1' });
  expect(line).toMatch(/^<110>1 - Bro1 BastionConsole - 9107 \[/);
  expect(testLine(0, { ...sender, host: '' })).toMatch(
    /^<110>1 1970-01-01T00:00:00\.000Z - BastionConsole - test \[bastion@32473 forest="priv\.contoso\.local"\] \uFEFFThis is a test/,
  );
});

it('never exceeds 8192 octets, and cuts between characters', () => {
  const long = '😀"'.repeat(5000);
  const line = syslogLine({ ...event, message: long, reason: long, actor: long, userName: long }, sender);
  expect(Buffer.byteLength(line)).toBeLessThanOrEqual(8192);
  expect(Buffer.byteLength(line)).toBeGreaterThan(8180);
  expect(line.isWellFormed()).toBe(true);
  expect(line.endsWith('…')).toBe(true);
});

it('counts octets, not characters', () => {
  expect(framed('aé').toString()).toBe('3 aé');
});
