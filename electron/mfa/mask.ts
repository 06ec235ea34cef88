import {
  isMfaSecret,
  mfaElementNames,
  mfaMask,
  type MfaElementName,
  type MfaValues,
} from '../../shared/domain/mfa-settings.ts';
import type { MfaChange, MfaElement } from '../../shared/domain/mfa-views.ts';
import type { Range, SettingsDocument } from './xml-document.ts';

// Also catches keys in comments (an older key that somebody kept) and unknown elements whose name says that they hold one.
const suspicious =
  /<[\w:.-]*(?:key|password|passwd|secret|token|pin)(?:[\w:.-]*)(?:\s[^<>]*)?>((?:<!\[CDATA\[[\s\S]*?\]\]>|[^<])*)/gi;

function occurrences(text: string, value: string): Range[] {
  const found: Range[] = [];
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length)) {
    found.push({ start: at, end: at + value.length });
  }
  return found;
}

/** The secrets of these texts that are long enough to be looked for elsewhere without hiding everything. */
export function secretsOf(values: MfaValues): string[] {
  return mfaElementNames
    .filter(isMfaSecret)
    .map(name => (values[name] ?? '').trim())
    .filter(value => value.length >= 4);
}

/**
 * The text of a settings file with every secret masked: the secret elements by their place, `secrets` wherever they stand, and
 * what looks like a key in a comment or an unknown element. Line breaks stay, so line numbers hold.
 */
export function maskText(document: SettingsDocument, secrets: readonly string[]): string {
  const { text } = document.source;
  const ranges: Range[] = secrets.flatMap(secret => occurrences(text, secret));
  for (const located of document.elements.values()) {
    if (!isMfaSecret(located.name) || located.inner === null) continue;
    if (text.slice(located.inner.start, located.inner.end).trim() !== '') ranges.push(located.inner);
  }
  for (const match of text.matchAll(suspicious)) {
    const inner = match[1] ?? '';
    const end = match.index + match[0].length;
    if (inner.trim() !== '') ranges.push({ start: end - inner.length, end });
  }
  ranges.sort((a, b) => a.start - b.start);
  let masked = '';
  let at = 0;
  for (const range of ranges) {
    if (range.end <= at) continue;
    const start = Math.max(range.start, at);
    const breaks = text.slice(start, range.end).replace(/[^\r\n]/g, '');
    masked += `${text.slice(at, start)}${range.start < at ? '' : mfaMask}${breaks}`;
    at = range.end;
  }
  return masked + text.slice(at);
}

/** What may be shown of an element's text. */
export function maskedValue(name: MfaElementName, value: string): string {
  return isMfaSecret(name) && value !== '' ? mfaMask : value;
}

/** The documented elements as they may be shown, in the documented order. */
export function elementViews(document: SettingsDocument | undefined): MfaElement[] {
  return mfaElementNames.map(name => {
    const located = document?.elements.get(name);
    const secret = isMfaSecret(name);
    if (located === undefined) {
      return {
        name,
        spelling: null,
        present: false,
        secret,
        set: false,
        value: null,
        editable: true,
        line: null,
      };
    }
    const { spelling, value, editable, line } = located;
    return {
      name,
      spelling,
      present: true,
      secret,
      set: value.trim() !== '',
      value: maskedValue(name, value),
      editable,
      line,
    };
  });
}

/** What edits change, with secrets masked. A name without an edit goes away as an element. */
export function changeViews(
  current: MfaValues,
  edits: MfaValues,
  names: readonly MfaElementName[],
): MfaChange[] {
  const actionOf = (before: string | undefined, after: string | undefined): MfaChange['action'] => {
    if (after === undefined) return 'removed';
    if (after === '') return 'cleared';
    return before === undefined ? 'added' : 'replaced';
  };
  return names.map(element => {
    const before = current[element];
    const after = edits[element] ?? '';
    return {
      element,
      action: actionOf(before, edits[element]),
      before: before === undefined ? null : maskedValue(element, before),
      after: maskedValue(element, after),
    };
  });
}
