import { describe, expect, it } from 'vitest';
import { encodeXml, type XmlEncoding } from '../../../electron/mfa/xml-bytes.ts';
import { readSettings, valuesOf } from '../../../electron/mfa/xml-document.ts';
import { emptySettings, spliceSettings } from '../../../electron/mfa/xml-splice.ts';
import type { MfaValues } from '../../../shared/domain/mfa-settings.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const edit = (text: string, edits: MfaValues): string =>
  Buffer.from(spliceSettings(readSettings(bytes(text)), edits)).toString('utf8');

describe('refused files', () => {
  const deep = (levels: number) => `<a>${'<b>'.repeat(levels)}${'</b>'.repeat(levels)}</a>`;
  it.each<[string, string, RegExp]>([
    ['empty', '', /empty/],
    ['blank', ' \r\n ', /empty/],
    ['not closed', '<a><username>x</a>', /not well-formed.*line 1/],
    ['cut off', '<a>\n<username>x</username>\n', /not well-formed/],
    ['two roots', '<a/>\n<b/>', /second root element \(line 2\)/],
    ['text outside', '<a/>x', /text outside/],
    ['no root', '<?xml version="1.0"?><!-- only this -->', /no root/],
    ['DOCTYPE', '<!DOCTYPE a><a/>', /DOCTYPE/],
    ['entities of its own', '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>', /DOCTYPE/],
    ['an undefined entity', '<a><username>&secret;</username></a>', /entity that is not defined/],
    [
      'twice',
      '<a>\n<username>x</username>\n<Username>y</Username></a>',
      /username stands twice.*lines 2 and 3/,
    ],
    ['twice at two depths', '<a><GROUP_KEY>x</GROUP_KEY><b><group_key/></b></a>', /GROUP_KEY stands twice/],
    ['too deep', deep(100), /deeper than 100/],
    ['very deep', deep(30_000), /deeper than 100/],
    ['too large', `<a>${' '.repeat(1024 * 1024)}</a>`, /larger than 1 MB/],
    ['Latin-1', '<?xml version="1.0" encoding="ISO-8859-1"?><a/>', /iso-8859-1.*not supported/],
    ['false UTF-16', '<?xml version="1.0" encoding="utf-16"?><a/>', /declares.*utf-16.*UTF-8/],
    ['XML 1.1', '<?xml version="1.1"?><a/>', /XML 1\.1/],
    ['an undeclared prefix', '<a><x:b/></a>', /prefix that is not declared/],
    ['an attribute twice', '<a b="1" b="2"/>', /not well-formed/],
    ['a control character', '<a>\u0001</a>', /not well-formed/],
    ['not XML', 'LICENSE_KEY=abc', /not well-formed/],
  ])('%s', (_, text, message) => {
    let thrown: unknown;
    try {
      readSettings(bytes(text));
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ code: 'BAD_REQUEST' });
    expect((thrown as Error).message).toMatch(message);
  });

  it('refuses bytes that are not what they seem', () => {
    expect(() => readSettings(Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e]))).toThrow(
      /not UTF-8/,
    );
    expect(() => readSettings(Buffer.from([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0]))).toThrow(/UTF-32/);
    expect(() => readSettings(Buffer.from([0xff, 0xfe, 0x3c]))).toThrow(/not UTF-16LE/);
    expect(() =>
      readSettings(encodeXml('<?xml version="1.0"?><a/>', { encoding: 'utf-16le', bom: false })),
    ).toThrow(/without a byte order mark/);
    const lying = encodeXml('<?xml version="1.0" encoding="utf-8"?><a/>', {
      encoding: 'utf-16be',
      bom: true,
    });
    expect(() => readSettings(lying)).toThrow(/its bytes are UTF-16BE/);
    expect(() => readSettings(bytes('<?xml version="1.0" encoding="us-ascii"?><a>é</a>'))).toThrow(
      /US-ASCII/,
    );
  });

  it('never quotes the file', () => {
    const secret = 'S3CRETS3CRET';
    const messages = [
      `<a><GROUP_KEY>${secret}</a>`,
      `<a>&${secret};</a>`,
      `<${secret}`,
      `<a ${secret}/>`,
    ].map(text => {
      try {
        readSettings(bytes(text));
      } catch (error) {
        return String(error);
      }
      return 'not refused';
    });
    for (const message of messages)
      expect(message).toMatch(/^AppError: The file (?:is not well-formed|has no root)/);
    expect(messages.join()).not.toContain(secret);
  });
});

describe('reading', () => {
  it('finds elements in any case, at any depth, with any prefix', () => {
    const text =
      '<m:r xmlns:m="urn:m"><m:LICENSE_key>a</m:LICENSE_key><x><UserName>b</UserName></x><Odd/></m:r>';
    const document = readSettings(bytes(text));
    expect(valuesOf(document)).toEqual({ LICENSE_KEY: 'a', username: 'b' });
    expect(document.unknown.map(one => one.name)).toEqual(['x', 'Odd']);
  });

  it('does not take the root for an element', () => {
    expect(valuesOf(readSettings(bytes('<username>x</username>')))).toEqual({});
  });

  it('reads references, CDATA and characters outside the basic plane', () => {
    const text = '<a><username>&lt;&#x1F642;<![CDATA[&amp;]]></username></a>';
    expect(valuesOf(readSettings(bytes(text)))).toEqual({ username: '<🙂&amp;' });
  });

  it.each<[XmlEncoding, string]>([
    ['utf-16le', 'UTF-16'],
    ['utf-16be', 'utf-16'],
    ['utf-16le', 'utf-16le'],
  ])('reads and writes %s declared as %s', (encoding, declared) => {
    const text = `<?xml version='1.0' encoding='${declared}'?><a><username>é🙂</username></a>`;
    const document = readSettings(encodeXml(text, { encoding, bom: true }));
    const out = spliceSettings(document, { username: 'ü' });
    expect(Buffer.from(out).equals(encodeXml(text.replace('é🙂', 'ü'), { encoding, bom: true }))).toBe(true);
  });

  it('reads UTF-16 without a mark where the declaration says so', () => {
    const text = '<?xml version="1.0" encoding="UTF-16"?><a><username>x</username></a>';
    expect(valuesOf(readSettings(encodeXml(text, { encoding: 'utf-16le', bom: false })))).toEqual({
      username: 'x',
    });
  });
});

describe('editing', () => {
  it('escapes what XML needs', () => {
    expect(edit('<a><username>x</username></a>', { username: 'a & <b> ]]> "c"' })).toBe(
      '<a><username>a &amp; &lt;b&gt; ]]&gt; "c"</username></a>',
    );
  });

  it('stays in CDATA, and splits what would end it', () => {
    expect(edit('<a><username><![CDATA[x]]></username></a>', { username: '<&]]>' })).toBe(
      '<a><username><![CDATA[<&]]]]><![CDATA[>]]></username></a>',
    );
  });

  it('fills an empty element, and empties a filled one', () => {
    expect(edit("<a><username a='>' /></a>", { username: 'x' })).toBe("<a><username a='>' >x</username></a>");
    expect(edit('<a><username>x</username></a>', { username: '' })).toBe('<a><username></username></a>');
    expect(edit('<a></a>', { username: '' })).toBe('<a></a>');
  });

  it('writes other characters as references where the file says US-ASCII', () => {
    const start = '<?xml version="1.0" encoding="us-ascii"?><a>';
    expect(edit(`${start}<username>x</username></a>`, { username: 'é🙂' })).toBe(
      `${start}<username>&#xE9;&#x1F642;</username></a>`,
    );
    expect(edit(`${start}<username><![CDATA[x]]></username></a>`, { username: 'é' })).toBe(
      `${start}<username>&#xE9;</username></a>`,
    );
  });

  it.each<[string, string, string]>([
    ['on one line', '<a><b/></a>', '<a><b/><username>x</username></a>'],
    ['with tabs', '<a>\n\t<b/>\n</a>\n', '<a>\n\t<b/>\n\t<username>x</username>\n</a>\n'],
    ['with CRLF', '<a>\r\n  <b/>\r\n</a>', '<a>\r\n  <b/>\r\n  <username>x</username>\r\n</a>'],
    [
      'after a last comment',
      '<a>\n <b/>\n <!-- c -->\n</a>',
      '<a>\n <b/>\n <!-- c -->\n <username>x</username>\n</a>',
    ],
    ['in an empty root', '<x>\n<a></a>\n</x>'.slice(4, 11), '<a><username>x</username></a>'],
    [
      'in a root of its own lines',
      '<?xml version="1.0"?>\n<a>\n</a>',
      '<?xml version="1.0"?>\n<a>\n  <username>x</username>\n</a>',
    ],
    [
      'in a closed root',
      '<!-- c -->\r\n<a b="1"/>',
      '<!-- c -->\r\n<a b="1">\r\n  <username>x</username>\r\n</a>',
    ],
    [
      'under a default namespace',
      '<a xmlns="urn:a"><b/></a>',
      '<a xmlns="urn:a"><b/><username>x</username></a>',
    ],
    ['under a prefix', '<m:a xmlns:m="urn:a"/>', '<m:a xmlns:m="urn:a"><m:username>x</m:username></m:a>'],
  ])('inserts %s', (_, before, after) => {
    expect(edit(before, { username: 'x' })).toBe(after);
  });

  it('inserts several in the documented order, and Username as the MFA Server page writes it', () => {
    expect(edit('<a/>', { LOCMFA: 'true', username: 'm@c', LICENSE_KEY: 'k' })).toBe(
      '<a><LICENSE_KEY>k</LICENSE_KEY><Username>m@c</Username><LOCMFA>true</LOCMFA></a>',
    );
  });

  it('makes a file of its own', () => {
    const out = Buffer.from(
      spliceSettings(readSettings(emptySettings), { username: 'x', GROUP_KEY: 'g' }),
    ).toString();
    expect(out).toBe(
      '<?xml version="1.0" encoding="utf-8"?>\r\n<MfaSettings>\r\n  <GROUP_KEY>g</GROUP_KEY>\r\n  <username>x</username>\r\n</MfaSettings>\r\n',
    );
  });

  it.each(['<username>a<b/></username>', '<username>a<!-- c --></username>', '<username>a<?p?></username>'])(
    'keeps %s and refuses to edit it',
    inner => {
      const text = `<a>${inner}<GROUP_KEY>g</GROUP_KEY></a>`;
      expect(() => edit(text, { username: 'x' })).toThrow(/holds more than text/);
      expect(edit(text, { GROUP_KEY: 'h' })).toBe(text.replace('>g<', '>h<'));
    },
  );
});
