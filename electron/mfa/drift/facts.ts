import { createHash, createHmac } from 'node:crypto';
import { z } from 'zod';
import { isMfaSecret, mfaMask } from '../../../shared/domain/mfa-settings.ts';
import type { SettingsDocument } from '../xml-document.ts';

/** An element as it may be remembered: `value` of a documented element that is no secret, and a mark of everything else. */
const elementFactSchema = z.object({
  name: z.string(),
  /** Null for a secret, and for an element that no document names: its text may be one. */
  value: z.string().nullable(),
  set: z.boolean(),
  /** Of text and attributes. Equal texts have equal marks under one key; '' where there is no key. */
  mark: z.string(),
  /** Of the trimmed text alone, whatever the element's name. */
  textMark: z.string(),
});
export type ElementFact = z.infer<typeof elementFactSchema>;

/** What is remembered of a settings file. */
export const settingsFactsSchema = z.object({
  kind: z.literal('settings'),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be']),
  bom: z.boolean(),
  lineEnds: z.enum(['CRLF', 'LF', 'CR', 'mixed', 'none']),
  root: z.string(),
  elements: z.array(elementFactSchema),
  /** Of the whole text, without the declaration and with line ends made one. */
  textMark: z.string(),
});
export type SettingsFacts = z.infer<typeof settingsFactsSchema>;

/** What is remembered of a certificate: no secret. Null fields where it does not open with the settings' password. */
export const certificateFactsSchema = z.object({
  kind: z.literal('certificate'),
  subject: z.string().nullable(),
  notBefore: z.string().nullable(),
  notAfter: z.string().nullable(),
  fingerprint: z.string().nullable(),
});
export type CertificateFacts = z.infer<typeof certificateFactsSchema>;

export type Mark = (text: string) => string;

/**
 * The marks under a key: without the key, which is sealed in the store, nobody can try out passwords against them. Null (the
 * key does not open any more) marks everything alike, and `differences.ts` then says that it cannot tell.
 */
export function marksOf(key: string | null): Mark {
  if (key === null) return () => '';
  return text => createHmac('sha256', key).update(text, 'utf8').digest('base64url').slice(0, 22);
}

/** Text that may be shown: every secret in it is masked. A secret of fewer than four characters is only found as the whole text. */
export type Hide = (text: string) => string;

/** Hides the secrets of a file, and the texts of elements that no document names, wherever they stand. */
export function hiderOf(document: SettingsDocument | null): Hide {
  const known = [...(document?.elements.values() ?? [])].filter(one => isMfaSecret(one.name));
  const texts = [...known.map(one => one.value), ...(document?.unknown ?? []).map(one => one.text)];
  const secrets = [...new Set(texts.flatMap(text => [text, text.trim()]))].filter(text => text !== '');
  secrets.sort((a, b) => b.length - a.length);
  return text =>
    secrets.reduce((shown, secret) => {
      if (secret.length >= 4) return shown.replaceAll(secret, mfaMask);
      return shown === secret ? mfaMask : shown;
    }, text);
}

/** How the lines of a text end. */
export function lineEndsOf(text: string): SettingsFacts['lineEnds'] {
  const kinds = new Set(text.match(/\r\n|\r|\n/g) ?? []);
  if (kinds.size === 0) return 'none';
  if (kinds.size > 1) return 'mixed';
  return kinds.has('\r\n') ? 'CRLF' : kinds.has('\n') ? 'LF' : 'CR';
}

/** Longest text of an element that is remembered and shown; its mark is of all of it. */
const longest = 4096;

/** What a settings file says, as it may be remembered under these marks. */
export function settingsFacts(document: SettingsDocument, mark: Mark): SettingsFacts {
  const { source, root } = document;
  const hide = hiderOf(document);
  const seen = new Map<string, number>();
  const numbered = (name: string): string => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  };
  const fact = (name: string, text: string, shown: string | null, attributes: object): ElementFact => ({
    name,
    value: shown,
    set: text.trim() !== '',
    mark: mark(JSON.stringify([text, Object.entries(attributes).sort()])),
    textMark: text.trim() === '' ? '' : mark(text.trim()),
  });
  const shownOf = (text: string): string => hide(text).slice(0, longest);
  return {
    kind: 'settings',
    encoding: source.encoding,
    bom: source.bom,
    lineEnds: lineEndsOf(source.text),
    root: hide(root.name),
    elements: [
      fact(`the root element’s attributes`, '', '', root.attributes),
      ...[...document.elements.values()].map(({ name, value, attributes }) =>
        fact(name, value, isMfaSecret(name) ? null : shownOf(value), attributes),
      ),
      ...document.unknown.map(({ name, text, attributes }) =>
        fact(numbered(hide(name)), text, null, attributes),
      ),
    ],
    textMark: mark(source.text.replace(/^<\?xml[^>]*\?>/, '').replace(/\r\n?/g, '\n')),
  };
}

/** One value of several, for `expects`: SHA-256 in hex. */
export function tokenOf(...parts: (string | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
