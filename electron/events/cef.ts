import { eventKind } from '../../shared/domain/event-catalogue.ts';
import type { PamEvent, Severity } from '../../shared/domain/event.ts';

/** The version of the field map below, as the header's device version: docs/decisions/cef.md. */
const mapVersion = '1';

/** CEF counts from 0 to 10. */
const severities: Record<Severity, number> = { Information: 3, Warning: 6, Error: 8 };

/** The longest value that CEF gives its `msg` and `reason`, in characters. */
const longest = 1023;

/** An event as one line of ArcSight's Common Event Format, version 0, without its end of line. */
export function cefLine(event: PamEvent): string {
  const name = eventKind(event.id)?.title ?? `Event ${event.id}`;
  const header = ['Bastion Console', 'Bastion Console', mapVersion, String(event.id), name].map(headerText);
  const fields: [string, string | number | null][] = [
    ['rt', event.at],
    ['externalId', event.seq],
    ['cat', event.source],
    ['suser', event.actor],
    ['duser', event.userName],
    ['reason', cut(event.reason)],
    ...labelled('cs1', 'Role', event.roleName),
    ...labelled('cs2', 'Request', event.requestId),
    ...labelled('cs3', 'On behalf of', event.as),
    ['msg', cut(event.message)],
  ];
  const extension = fields
    .filter(([, value]) => value !== null && value !== '')
    .map(([key, value]) => `${key}=${extensionText(String(value))}`);
  return `CEF:0|${header.join('|')}|${severities[event.severity]}|${extension.join(' ')}`;
}

function labelled(key: string, label: string, value: string | null): [string, string | null][] {
  return [
    [`${key}Label`, value === null || value === '' ? null : label],
    [key, value],
  ];
}

/** A header's field ends at a bar, and has one line. */
function headerText(text: string): string {
  return oneLine(text).replace(/[\\|]/g, '\\$&');
}

/** A value of the extension ends before the next key and its equals sign; its line breaks are written as \n and \r. */
function extensionText(text: string): string {
  const escaped = text.replace(/[\\=]/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r');
  return oneLine(escaped).trim();
}

/** No character is left that a receiver could take for the end of a line, or a terminal for a command: each is a space. */
export function oneLine(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\u2028\u2029]/gu, ' ');
}

/** By code points, so that no character is halved. */
function cut(text: string): string {
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}
