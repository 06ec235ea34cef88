import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeXml, type XmlEncoding } from '../../../electron/mfa/xml-bytes.ts';
import { readSettings, valuesOf } from '../../../electron/mfa/xml-document.ts';
import { spliceSettings } from '../../../electron/mfa/xml-splice.ts';
import { mfaElementNames, type MfaElementName, type MfaValues } from '../../../shared/domain/mfa-settings.ts';

/** A piece of a generated file: either text that must never change, or the inside of a documented element. */
type Piece = { kept: string } | { name: MfaElementName; inner: string; cdata: boolean };

const newline = fc.constantFrom('\n', '\r\n', '');
const value = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 24 }),
    fc.constantFrom('a & b', '<tag>', ']]>', 'x]]>y]]>', '&amp;', '"quoted"', '日本', '🙂', "it's"),
  )
  .map(text => text.replace(/[\u0000-\u001f\u007f\ufffe\uffff]/g, '').trim());

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&#62;');

const randomCase = (name: string, bits: number): string =>
  Array.from(name, (char, i) => ((bits >> i) & 1 ? char.toUpperCase() : char.toLowerCase())).join('');

const noise = fc.constantFrom(
  '<!-- <LICENSE_KEY>in a comment</LICENSE_KEY> -->',
  '<Unknown a=\'1\'  b = "2>3" >kept &amp; &lt; &#x20AC;</Unknown>',
  '<Deep><er><Very   /></er></Deep>',
  '<![CDATA[ loose <text> ]]>',
  '<?target keep this?>',
  '<x:Other xmlns:x="urn:x">🙂</x:Other>',
  '   ',
  '\t',
);

const file = fc
  .record({
    eol: newline,
    declaration: fc.constantFrom('double', 'single', 'none'),
    encoding: fc.constantFrom<XmlEncoding>('utf-8', 'utf-16le', 'utf-16be'),
    bom: fc.boolean(),
    root: fc.constantFrom('MfaSettings', 'Configuration', 'mfa-settings', 'ns:Root'),
    indent: fc.constantFrom('', '  ', '\t', '    '),
    items: fc.uniqueArray(
      fc.record({
        name: fc.constantFrom(...mfaElementNames),
        value,
        style: fc.constantFrom('text', 'cdata', 'references'),
        bits: fc.nat(),
        attribute: fc.constantFrom('', ' a="1"', " b='>'", '  '),
        before: fc.array(noise, { maxLength: 2 }),
      }),
      { selector: item => item.name, maxLength: mfaElementNames.length },
    ),
    trailer: fc.constantFrom('', '\n', '\r\n<!-- end -->\r\n'),
  })
  .map(shape => {
    const bom = shape.encoding === 'utf-8' ? shape.bom : true;
    const declared = shape.encoding === 'utf-8' ? 'utf-8' : 'utf-16';
    const declaration =
      shape.declaration === 'none'
        ? ''
        : shape.declaration === 'double'
          ? `<?xml version="1.0" encoding="${declared}"?>${shape.eol}`
          : `<?xml  version='1.0'  encoding='${declared.toUpperCase()}' ?>${shape.eol}`;
    const namespace = shape.root.includes(':') ? ' xmlns:ns="urn:root"' : '';
    const pieces: Piece[] = [{ kept: `${declaration}<${shape.root}${namespace}>` }];
    for (const item of shape.items) {
      const tag = randomCase(item.name, item.bits);
      const cdata = item.style === 'cdata';
      const inner = cdata
        ? `<![CDATA[${item.value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
        : item.style === 'references'
          ? Array.from(item.value, char => `&#${char.codePointAt(0) ?? 0};`).join('')
          : escaped(item.value);
      pieces.push({ kept: `${shape.eol}${shape.indent}${item.before.join('')}<${tag}${item.attribute}>` });
      pieces.push({ name: item.name, inner, cdata });
      pieces.push({ kept: `</${tag} >` });
    }
    pieces.push({ kept: `${shape.eol}</${shape.root}>${shape.trailer}` });
    return {
      pieces,
      encoding: shape.encoding,
      bom,
      values: Object.fromEntries(shape.items.map(i => [i.name, i.value])),
    };
  });

const join = (pieces: Piece[]): string =>
  pieces.map(piece => ('kept' in piece ? piece.kept : piece.inner)).join('');
const decode = (bytes: Uint8Array, encoding: XmlEncoding): string =>
  new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);

describe('splicing', () => {
  it('reads back what a file says', () => {
    fc.assert(
      fc.property(file, ({ pieces, encoding, bom, values }) => {
        const bytes = encodeXml(join(pieces), { encoding, bom });
        expect(valuesOf(readSettings(bytes))).toEqual(values);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves every byte outside the edited texts as it was', () => {
    const edit = fc.record(Object.fromEntries(mfaElementNames.map(name => [name, value])), {
      requiredKeys: [],
    });
    fc.assert(
      fc.property(file, edit, ({ pieces, encoding, bom, values }, wanted) => {
        // Only elements that the file has: what is inserted is looked at in the next test.
        const edits: MfaValues = Object.fromEntries(
          Object.entries(wanted).filter(([name]) => Object.hasOwn(values, name)),
        );
        const before = encodeXml(join(pieces), { encoding, bom });
        const document = readSettings(before);
        const after = decode(spliceSettings(document, edits), encoding);
        let at = 0;
        for (const piece of [{ kept: bom ? '\ufeff' : '' }, ...pieces]) {
          const changed =
            'name' in piece && edits[piece.name] !== undefined && edits[piece.name] !== values[piece.name];
          if (!changed) {
            const same = 'kept' in piece ? piece.kept : piece.inner;
            expect(after.slice(at, at + same.length)).toBe(same);
            at += same.length;
            continue;
          }
          const end = after.indexOf('</', after.startsWith('<![CDATA[', at) ? endOfCdata(after, at) : at);
          expect(after.startsWith('<![CDATA[', at)).toBe(piece.cdata);
          at = end;
        }
        expect(at).toBe(after.length);
        expect(valuesOf(readSettings(spliceSettings(document, edits)))).toEqual({ ...values, ...edits });
      }),
      { numRuns: 500 },
    );
  });

  it('inserts what is missing in one place and keeps the rest', () => {
    const edit = fc.record(Object.fromEntries(mfaElementNames.map(name => [name, value])), {
      requiredKeys: [],
    });
    fc.assert(
      fc.property(file, edit, ({ pieces, encoding, bom, values }, wanted) => {
        const edits: MfaValues = Object.fromEntries(
          Object.entries(wanted).filter(([name, text]) => !Object.hasOwn(values, name) && text !== ''),
        );
        const before = decode(encodeXml(join(pieces), { encoding, bom }), encoding);
        const document = readSettings(encodeXml(join(pieces), { encoding, bom }));
        const bytes = spliceSettings(document, edits);
        const after = decode(bytes, encoding);
        const added = after.length - before.length;
        let head = 0;
        while (head < before.length && before[head] === after[head]) head += 1;
        let tail = 0;
        while (tail < before.length - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
        expect(head + tail).toBe(before.length);
        expect(added === 0).toBe(Object.keys(edits).length === 0);
        const read = readSettings(bytes);
        expect(valuesOf(read)).toEqual({ ...values, ...edits });
        for (const name of Object.keys(edits) as MfaElementName[]) {
          expect(read.elements.get(name)?.spelling.includes(':')).toBe(
            pieces.length > 2 ? false : document.root.name.includes(':'),
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same file when an edit is taken back', () => {
    fc.assert(
      fc.property(
        file,
        fc.constantFrom(...mfaElementNames),
        value,
        ({ pieces, encoding, bom, values }, name, text) => {
          const old = values[name];
          fc.pre(old !== undefined && old !== '' && text !== '');
          const bytes = encodeXml(join(pieces), { encoding, bom });
          const there = spliceSettings(readSettings(bytes), { [name]: text });
          const back = spliceSettings(readSettings(there), { [name]: old });
          // The spelling of the text itself may differ (references), its value and all around it may not.
          expect(valuesOf(readSettings(back))).toEqual(values);
          const again = spliceSettings(readSettings(spliceSettings(readSettings(back), { [name]: text })), {
            [name]: old,
          });
          expect(Buffer.from(again).equals(Buffer.from(back))).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});

function endOfCdata(text: string, at: number): number {
  let end = at;
  while (text.startsWith('<![CDATA[', end)) end = text.indexOf(']]>', end) + 3;
  return end;
}
