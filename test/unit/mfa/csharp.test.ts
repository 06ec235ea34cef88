import { describe, expect, it } from 'vitest';
import { evaluateCondition } from '../../../electron/mfa/csharp-conditions.ts';
import { readSource } from '../../../electron/mfa/csharp-source.ts';
import { keysOf, sourceOf } from '../../fixtures/mfa/zips.ts';

const keys = keysOf('K');
const read = (text: string) => readSource(Buffer.from(text, 'utf8'));
const ids = (text: string) => read(text).problems.map(problem => problem.id);
const withLicense = (line: string) =>
  sourceOf(keys).replace(/ {2}private const string LICENSE_KEY[^\r]*/, line);

describe('pf_auth.cs', () => {
  it('gives the three constants', () => {
    expect(read(sourceOf(keys))).toMatchObject({ values: keys, problems: [], findings: [], dotnet2: true });
  });

  it.each<[string, (text: string) => Uint8Array]>([
    ['UTF-8 with a mark', text => Buffer.from(`\ufeff${text}`)],
    ['UTF-16 LE', text => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 LE without a mark', text => Buffer.from(text, 'utf16le')],
    ['UTF-16 BE', text => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['UTF-16 BE without a mark', text => Buffer.from(text, 'utf16le').swap16()],
  ])('is read as %s', (_, encode) => {
    expect(readSource(encode(sourceOf(keys)))).toMatchObject({ values: keys, problems: [], findings: [] });
  });

  it('is read as Windows-1252 where it is nothing else, with a warning', () => {
    const bytes = Buffer.concat([Buffer.from('// \xa9 Somebody\n', 'latin1'), Buffer.from(sourceOf(keys))]);
    expect(readSource(bytes)).toMatchObject({ values: keys, findings: [{ id: 'source-encoding' }] });
  });

  it.each([
    ['static readonly', `static readonly string LICENSE_KEY = "${keys.LICENSE_KEY}";`],
    ['readonly static', `public readonly static String LICENSE_KEY="${keys.LICENSE_KEY}";`],
    ['static', `private static string LICENSE_KEY = "${keys.LICENSE_KEY}";`],
    ['System.String', `const System.String LICENSE_KEY = "${keys.LICENSE_KEY}";`],
    ['verbatim', `const string LICENSE_KEY = @"${keys.LICENSE_KEY}";`],
    ['raw', `const string LICENSE_KEY = """${keys.LICENSE_KEY}""";`],
    [
      'several lines',
      `const\r\n  string\r\n LICENSE_KEY // the key\r\n = /* here */ "${keys.LICENSE_KEY}"\r\n ;`,
    ],
    ['several declarators', `const string OTHER = "a;b", LICENSE_KEY = "${keys.LICENSE_KEY}";`],
    [
      'escapes',
      `const string LICENSE_KEY = "\\u${keys.LICENSE_KEY.charCodeAt(0).toString(16).padStart(4, '0')}${keys.LICENSE_KEY.slice(1)}";`,
    ],
    [
      'after a tricky string',
      `string s = "// \\" /* "; char c = '"'; string v = @"a""; /*"; const string LICENSE_KEY = "${keys.LICENSE_KEY}";`,
    ],
  ])('takes %s', (_, line) => {
    expect(read(withLicense(line))).toMatchObject({ values: keys, problems: [] });
  });

  it.each([
    ['a comment', `// const string LICENSE_KEY = "${keys.LICENSE_KEY}";`, 'constant-missing'],
    ['a block comment', `/* const string LICENSE_KEY = "${keys.LICENSE_KEY}"; */`, 'constant-missing'],
    ['a string', `string s = @"const string LICENSE_KEY = ""${keys.LICENSE_KEY}"";";`, 'constant-missing'],
    ['a variable', `string LICENSE_KEY = "${keys.LICENSE_KEY}";`, 'constant-missing'],
    ['another name', `const string LICENSE_KEY2 = "${keys.LICENSE_KEY}";`, 'constant-missing'],
    ['a sum', `const string LICENSE_KEY = "a" + "b";`, 'constant-unusable'],
    ['a call', `static string LICENSE_KEY = Read("b");`, 'constant-unusable'],
    ['an interpolated text', `static string LICENSE_KEY = $"{x}";`, 'constant-unusable'],
    ['a placeholder', `const string LICENSE_KEY = "YOUR_LICENSE_KEY";`, 'constant-unusable'],
    ['an empty text', `const string LICENSE_KEY = "";`, 'constant-unusable'],
    ['a control character', `const string LICENSE_KEY = "ABC\\n";`, 'constant-unusable'],
    ['two of them', `const string LICENSE_KEY = "A"; const string LICENSE_KEY = "A";`, 'constant-twice'],
    ['an open string', `const string LICENSE_KEY = "A;`, 'source-unreadable'],
    ['an open comment', `/* const string LICENSE_KEY = "A";`, 'source-unreadable'],
    ['a bad escape', `const string LICENSE_KEY = "\\q";`, 'source-unreadable'],
  ])('does not take %s', (_, line, id) => {
    const reading = read(withLicense(line));
    expect(reading.problems.map(problem => problem.id)).toEqual([id]);
    expect(reading.problems[0]?.message).toMatch(/LICENSE_KEY|line \d+/);
    for (const secret of Object.values(keys)) expect(JSON.stringify(reading.problems)).not.toContain(secret);
  });

  it('names each constant that is missing', () => {
    expect(read('class x {}').problems.map(problem => problem.message.match(/[A-Z]+_[A-Z]+/)?.[0])).toEqual([
      'LICENSE_KEY',
      'GROUP_KEY',
      'CERT_PASSWORD',
    ]);
    expect(ids('')).toHaveLength(3);
  });

  it('warns of keys of an unusual shape without showing them', () => {
    const reading = read(sourceOf({ ...keys, GROUP_KEY: 'Sh0rtKey' }));
    expect(reading).toMatchObject({
      problems: [],
      findings: [{ id: 'unusual-shape', severity: 'warning', subject: 'GROUP_KEY' }],
    });
    expect(JSON.stringify(reading.findings)).not.toContain('Sh0rtKey');
  });

  it('follows #if as a release build would', () => {
    const real = `const string LICENSE_KEY = "${keys.LICENSE_KEY}";`;
    const test = 'const string LICENSE_KEY = "TESTTESTTEST";';
    const taken = read(withLicense(`#if DEBUG\r\n${test}\r\n#else\r\n${real}\r\n#endif`));
    expect(taken).toMatchObject({ values: keys, problems: [], findings: [{ id: 'conditional' }] });
    expect(read(withLicense(`#if false\r\n${test} it's "broken\r\n#endif\r\n${real}`))).toMatchObject({
      values: keys,
      findings: [],
    });
    expect(
      read(`#define NEW\r\n${withLicense(`#if NEW && !OLD\r\n${real}\r\n#elif true\r\n${test}\r\n#endif`)}`),
    ).toMatchObject({ values: keys, problems: [] });
    const left = read(withLicense(`#if DEBUG\r\n${real}\r\n#endif`));
    expect(left.problems[0]?.message).toMatch(/LICENSE_KEY stands only in code that an #if/);
    expect(ids(withLicense(`#if true\r\n${real}`))).toEqual(['source-unreadable']);
    expect(ids(withLicense(`${real}\r\n#endif`))).toEqual(['source-unreadable']);
  });

  it('evaluates conditions', () => {
    const symbols = new Set(['A']);
    for (const [text, value] of [
      ['A', true],
      ['!A', false],
      ['A && B', false],
      ['B || A', true],
      ['(A == true) != B', true],
      ['!(A && !B) || B', false],
    ] as const) {
      expect(evaluateCondition(text, symbols), text).toBe(value);
    }
    for (const text of ['', 'A &&', '(A', 'A B', '1'])
      expect(() => evaluateCondition(text, symbols), text).toThrow();
  });
});
