import { parseXml, XmlCdata, XmlElement, XmlText as XmlTextNode, type XmlDocument } from '@rgrove/parse-xml';
import { AppError } from '../../shared/contract/errors.ts';
import { mfaElementNamed, type MfaElementName, type MfaValues } from '../../shared/domain/mfa-settings.ts';
import type { MfaUnknownElement } from '../../shared/domain/mfa-views.ts';
import { decodeXml, type XmlText } from './xml-bytes.ts';
import { checkXml } from './xml-check.ts';

/** A half-open range of offsets (UTF-16 code units) in the document's text. */
export interface Range {
  start: number;
  end: number;
}

/** A documented element and where it stands. */
export interface LocatedElement {
  name: MfaElementName;
  /** The name as written, prefix included. */
  spelling: string;
  line: number;
  value: string;
  attributes: Readonly<Record<string, string>>;
  /** What stands between the tags, or null for `<X/>`. */
  inner: Range | null;
  element: Range;
  /** Where the start tag's `>` or `/>` begins. */
  tagClose: number;
  /** True where the content is CDATA and blanks only. */
  cdata: boolean;
  /** False where the content is more than text: elements, comments, instructions. */
  editable: boolean;
}

/** An element that no document names, with what it holds itself. The text may be a secret: it stays in the main process. */
export interface UnknownElement extends MfaUnknownElement {
  text: string;
  attributes: Readonly<Record<string, string>>;
}

export interface SettingsDocument {
  source: XmlText;
  root: {
    name: string;
    attributes: Readonly<Record<string, string>>;
    element: Range;
    inner: Range | null;
    tagClose: number;
  };
  /** The root's children other than blanks, and the blanks between them, in order. */
  children: { range: Range; blank: boolean; element: boolean }[];
  elements: Map<MfaElementName, LocatedElement>;
  unknown: UnknownElement[];
}

/** Where the start tag that begins at `start` ends: the offset of its `>` or `/>`. Values in quotes may hold either. */
function tagCloseAt(text: string, start: number): number {
  let quote = '';
  for (let at = start; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return text.charAt(at - 1) === '/' ? at - 1 : at;
  }
  throw new AppError('INTERNAL', 'A start tag has no end in a text that was found to be well formed.');
}

function locate(text: string, node: XmlElement): { element: Range; inner: Range | null; tagClose: number } {
  // parse-xml gives Infinity for the end of a text that has characters outside the basic plane and ends with the root.
  const element = { start: node.start, end: Math.min(node.end, text.length) };
  const tagClose = tagCloseAt(text, element.start);
  if (text.charAt(tagClose) === '/') return { element, inner: null, tagClose };
  return { element, inner: { start: tagClose + 1, end: text.lastIndexOf('</', element.end - 1) }, tagClose };
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function lineCounter(text: string): (offset: number) => number {
  const starts: number[] = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return offset => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

function isBlank(node: XmlElement['children'][number]): boolean {
  return node instanceof XmlTextNode && !(node instanceof XmlCdata) && node.text.trim() === '';
}

function describe(text: string, node: XmlElement, name: MfaElementName, line: number): LocatedElement {
  const textual = node.children.every(child => child instanceof XmlTextNode);
  const cdata =
    textual &&
    node.children.some(child => child instanceof XmlCdata) &&
    node.children.every(child => child instanceof XmlCdata || isBlank(child));
  return {
    name,
    spelling: node.name,
    line,
    value: node.text,
    attributes: node.attributes,
    editable: textual,
    cdata,
    ...locate(text, node),
  };
}

/** The texts that stand in the element itself, not in those within it. */
function ownText(node: XmlElement): string {
  return node.children
    .map(child => (child instanceof XmlTextNode ? child.text.trim() : ''))
    .filter(text => text !== '')
    .join(' ');
}

function tree(text: string): XmlDocument {
  try {
    return parseXml(text, { includeOffsets: true, preserveCdata: true, preserveComments: true });
  } catch {
    // The two parsers agree but for rare cases; where they do not, the file is not edited. The error's text may quote the file.
    throw new AppError(
      'BAD_REQUEST',
      'The file is not well-formed XML. Mend it in a text editor, or restore a backup.',
    );
  }
}

/**
 * Reads a settings file: finds the documented elements by local name, whatever their case, at any depth below the root.
 * Errors: BAD_REQUEST in words for a file that is not well formed, is empty, has DOCTYPE, a documented element twice, is too
 * deep or too large, or is in an encoding that it does not declare. The file's texts are never quoted.
 */
export function readSettings(bytes: Uint8Array): SettingsDocument {
  const source = decodeXml(bytes);
  const { text } = source;
  if (text.trim() === '') {
    throw new AppError(
      'BAD_REQUEST',
      'The file is empty: it is damaged. Restore a backup, or move the file away.',
    );
  }
  checkXml(text);
  const root = tree(text).root;
  if (root === null) throw new AppError('BAD_REQUEST', 'The file has no root element.');
  const lineOf = lineCounter(text);
  const elements = new Map<MfaElementName, LocatedElement>();
  const unknown: UnknownElement[] = [];

  const visit = (parent: XmlElement): void => {
    for (const node of parent.children) {
      if (!(node instanceof XmlElement)) continue;
      const line = lineOf(node.start);
      const name = mfaElementNamed(localName(node.name));
      const earlier = name === undefined ? undefined : elements.get(name);
      if (name !== undefined && earlier !== undefined) {
        throw new AppError(
          'BAD_REQUEST',
          `${name} stands twice in the file, in lines ${earlier.line} and ${line}. Take one out: which of them MIM reads is not known.`,
        );
      }
      if (name === undefined)
        unknown.push({ name: node.name, line, text: ownText(node), attributes: node.attributes });
      else elements.set(name, describe(text, node, name, line));
      visit(node);
    }
  };
  visit(root);

  return {
    source,
    root: { name: root.name, attributes: root.attributes, ...locate(text, root) },
    children: root.children.map(node => ({
      range: { start: node.start, end: node.end },
      blank: isBlank(node),
      element: node instanceof XmlElement,
    })),
    elements,
    unknown,
  };
}

/** The texts of the documented elements that are present. Holds secrets: stays in the main process. */
export function valuesOf(document: SettingsDocument): MfaValues {
  const values: MfaValues = {};
  for (const { name, value } of document.elements.values()) values[name] = value;
  return values;
}
