import { AppError } from '../../shared/contract/errors.ts';
import { mfaElementNames, type MfaElementName, type MfaValues } from '../../shared/domain/mfa-settings.ts';
import { encodeXml } from './xml-bytes.ts';
import {
  readSettings,
  valuesOf,
  type LocatedElement,
  type Range,
  type SettingsDocument,
} from './xml-document.ts';

interface Splice extends Range {
  text: string;
}

/** Characters that the file's declared encoding cannot hold become references. */
function fit(text: string, ascii: boolean): string {
  if (!ascii) return text;
  return Array.from(text, char => {
    const code = char.codePointAt(0) ?? 0;
    return code > 0x7f ? `&#x${code.toString(16).toUpperCase()};` : char;
  }).join('');
}

function escapeText(value: string, ascii: boolean): string {
  return fit(value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'), ascii);
}

function content(value: string, cdata: boolean, ascii: boolean): string {
  const representable = !ascii || fit(value, true) === value;
  if (!cdata || !representable) return escapeText(value, ascii);
  return `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

function replaceText(located: LocatedElement, value: string, ascii: boolean): Splice {
  if (!located.editable) {
    throw new AppError(
      'BAD_REQUEST',
      `${located.name} (line ${located.line}) holds more than text: an element, a comment or an instruction stands inside it. Edit it in a text editor.`,
      { issues: [{ path: `values.${located.name}`, message: 'This element can only be edited by hand.' }] },
    );
  }
  if (located.inner !== null) return { ...located.inner, text: content(value, located.cdata, ascii) };
  const { tagClose, spelling, element } = located;
  return { start: tagClose, end: element.end, text: `>${escapeText(value, ascii)}</${spelling}>` };
}

/** How the file lays out the root's children: what goes before an inserted one, and what before the root's end tag. */
interface Layout {
  at: Range;
  before: string;
  head: string;
  tail: string;
}

function layout(document: SettingsDocument): Layout {
  const { source, root, children } = document;
  const { text } = source;
  const significant = children.filter(child => !child.blank);
  const last = significant.at(-1);
  if (last !== undefined) {
    // The file's own indentation is what stands before its last element that begins a line.
    const indents = children.flatMap((child, i) => {
      const blank = children[i - 1];
      if (!child.element || blank === undefined || !blank.blank) return [];
      const found = /(\r\n|\n|\r)([^\r\n]*)$/.exec(text.slice(blank.range.start, blank.range.end));
      return found === null ? [] : [`${found[1] ?? ''}${found[2] ?? ''}`];
    });
    const end = last.range.end;
    return { at: { start: end, end }, before: indents.at(-1) ?? '', head: '', tail: '' };
  }
  const newline = /\r\n|\n|\r/.exec(text)?.[0] ?? '';
  const lineStart =
    Math.max(text.lastIndexOf('\n', root.element.start), text.lastIndexOf('\r', root.element.start)) + 1;
  const outer = /^[ \t]*/.exec(text.slice(lineStart, root.element.start))?.[0] ?? '';
  const before = newline === '' ? '' : `${newline}${outer}  `;
  const closing = newline === '' ? '' : `${newline}${outer}`;
  if (root.inner === null) {
    return {
      at: { start: root.tagClose, end: root.element.end },
      before,
      head: '>',
      tail: `${closing}</${root.name}>`,
    };
  }
  const inside = text.slice(root.inner.start, root.inner.end);
  const at = { start: root.inner.start, end: root.inner.start };
  return { at, before, head: '', tail: /[\r\n]/.test(inside) ? '' : closing };
}

/** New elements take the prefix that the documented ones, or else the root, have: without it they would be other elements. */
function prefixOf(document: SettingsDocument): string {
  const spelling = [...document.elements.values()].at(-1)?.spelling ?? document.root.name;
  return spelling.includes(':') ? spelling.slice(0, spelling.indexOf(':') + 1) : '';
}

/** The docs write `Username` for MFA Server and `username` for the SDK. */
function spellingOf(name: MfaElementName, values: MfaValues): string {
  return name === 'username' && (values.LOCMFA ?? '').toLowerCase() === 'true' ? 'Username' : name;
}

function insertion(document: SettingsDocument, names: MfaElementName[], values: MfaValues): Splice[] {
  if (names.length === 0) return [];
  const { at, before, head, tail } = layout(document);
  const prefix = prefixOf(document);
  const text = names
    .map(name => {
      const tag = `${prefix}${spellingOf(name, values)}`;
      return `${before}<${tag}>${escapeText(values[name] ?? '', document.source.ascii)}</${tag}>`;
    })
    .join('');
  return [{ ...at, text: `${head}${text}${tail}` }];
}

/** The edits that change something: an absent element that is to be empty stays absent. In the documented order. */
export function realEdits(current: MfaValues, edits: MfaValues): MfaElementName[] {
  return mfaElementNames.filter(name => edits[name] !== undefined && edits[name] !== (current[name] ?? ''));
}

/**
 * The file's bytes with these texts, every other byte as it was. Missing elements become the last children of the root.
 * The result is read again and compared before it is returned.
 * Errors: BAD_REQUEST where an edited element holds more than text.
 */
export function spliceSettings(document: SettingsDocument, edits: MfaValues): Uint8Array {
  const { text, ascii } = document.source;
  const current = valuesOf(document);
  const names = realEdits(current, edits);
  const splices: Splice[] = [];
  const missing: MfaElementName[] = [];
  for (const name of names) {
    const located = document.elements.get(name);
    if (located === undefined) missing.push(name);
    else splices.push(replaceText(located, edits[name] ?? '', ascii));
  }
  splices.push(...insertion(document, missing, { ...current, ...edits }));
  // At one offset, a replacement that ends there comes before the insertion that starts there.
  splices.sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let at = 0;
  for (const splice of splices) {
    result += text.slice(at, splice.start) + splice.text;
    at = splice.end;
  }
  const bytes = encodeXml(result + text.slice(at), document.source);
  verify(bytes, current, edits, names);
  return bytes;
}

function verify(bytes: Uint8Array, current: MfaValues, edits: MfaValues, names: MfaElementName[]): void {
  const read = valuesOf(readSettings(bytes));
  for (const name of mfaElementNames) {
    const wanted = names.includes(name) ? edits[name] : current[name];
    if (read[name] !== wanted)
      throw new AppError('INTERNAL', `Writing ${name} would not have given the text asked for.`);
  }
}

/** A new settings file. The root's name is ours, because Microsoft's is unpublished. */
export const emptySettings = new TextEncoder().encode(
  '<?xml version="1.0" encoding="utf-8"?>\r\n<MfaSettings>\r\n</MfaSettings>\r\n',
);
