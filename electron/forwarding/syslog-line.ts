import type { Severity } from '../../shared/domain/event.ts';
import { oneLine } from '../events/cef.ts';
import type { ForwardedEvent } from '../events/types.ts';

/** What a line says of its sender. */
export interface Sender {
  /** RFC 5424's HOSTNAME, and the forest that the entry is of. */
  host: string;
  forest: string;
  facility: number;
}

const severities: Record<Severity, number> = { Error: 3, Warning: 4, Information: 6 };
const nil = '-';
const mark = '\uFEFF';

/**
 * The structured data's name. 32473 is the enterprise number that RFC 5612 sets aside for documentation: we have none of our own, and
 * must not use somebody else's.
 */
export const structuredDataId = 'bastion@32473';

/** RFC 5425, section 4.3.1: a receiver should take messages of 8192 octets. Longer ones may be cut where it pleases. */
const longestLine = 8192;
/** Octets of one value of the structured data, escaped. All of them leave a third of the line for the message. */
const longestValue = 400;

/** An entry as a message of RFC 5424, without its frame. At most 8192 octets of UTF-8; a message that is longer ends with `…`. */
export function syslogLine(event: ForwardedEvent, sender: Sender): string {
  const values: [string, string | number | null][] = [
    ['seq', event.seq],
    ['id', event.id],
    ['source', event.source],
    ['actor', event.actor],
    ['as', event.as],
    ['user', event.userName],
    ['role', event.roleName],
    ['request', event.requestId],
    ['reason', event.reason],
    ['clockMoved', event.clockMoved],
    ['forest', sender.forest],
    ['hash', event.hash],
  ];
  return line(
    severities[event.severity],
    event.at,
    event.boot,
    String(event.id),
    values,
    event.message,
    sender,
  );
}

/** A message that says of itself that it is a test, and tells nothing of the history. */
export function testLine(at: number, sender: Sender): string {
  const message = 'This is a test of the forwarding of a history. It is no entry.';
  return line(6, at, null, 'test', [['forest', sender.forest]], message, sender);
}

/** RFC 6587 (3.4.1) and RFC 5425: the count of octets comes first, so no character in the message can end it. */
export function framed(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from(`${bytes.length} `), bytes]);
}

function line(
  severity: number,
  at: number,
  process: string | null,
  messageId: string,
  values: readonly (readonly [string, string | number | null])[],
  message: string,
  { host, facility }: Sender,
): string {
  const data = values
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`);
  const head = [
    `<${facility * 8 + severity}>1`,
    timeStamp(at),
    word(host, 255),
    'BastionConsole',
    word(process ?? '', 128),
    word(messageId, 32),
    `[${structuredDataId}${data.join('')}]`,
  ].join(' ');
  const free = longestLine - Buffer.byteLength(`${head} ${mark}`);
  return `${head} ${mark}${cut(oneLine(message), free)}`;
}

/** UTC with milliseconds. RFC 3339 has years of four digits; a clock that is beyond them is told as unknown. */
function timeStamp(at: number): string {
  const time = new Date(at);
  return Number.isFinite(time.getTime()) && at >= 0 && time.getUTCFullYear() <= 9999
    ? time.toISOString()
    : nil;
}

/** A field of the header: printable ASCII without spaces. */
function word(text: string, longest: number): string {
  return text.replace(/[^!-~]/g, '').slice(0, longest) || nil;
}

/** RFC 5424, section 6.3.3: these three are escaped in a value, and no other. */
function escaped(value: string): string {
  return cut(oneLine(value), longestValue, text => text.replace(/["\\\]]/g, '\\$&'));
}

/** As much as fits, by code points, so that neither a character nor what escapes it is halved. */
function cut(text: string, octets: number, escape: (text: string) => string = same): string {
  const whole = escape(text);
  if (Buffer.byteLength(whole) <= octets) return whole;
  let kept = '';
  let left = octets - Buffer.byteLength('…');
  for (const character of text) {
    const written = escape(character);
    left -= Buffer.byteLength(written);
    if (left < 0) break;
    kept += written;
  }
  return `${kept}…`;
}

function same(text: string): string {
  return text;
}
