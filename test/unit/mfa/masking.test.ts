import { describe, expect, it } from 'vitest';
import { lineDiff } from '../../../electron/mfa/line-diff.ts';
import { changeViews, elementViews, maskText, secretsOf } from '../../../electron/mfa/mask.ts';
import { readSettings, valuesOf } from '../../../electron/mfa/xml-document.ts';
import { spliceSettings } from '../../../electron/mfa/xml-splice.ts';
import { mfaMask } from '../../../shared/domain/mfa-settings.ts';

const secret = 'S3CRETKEY001';
const read = (text: string) => readSettings(Buffer.from(text));

describe('masking', () => {
  it.each([
    ['an element', `<a><LICENSE_KEY>${secret}</LICENSE_KEY></a>`],
    ['CDATA', `<a><LICENSE_KEY><![CDATA[${secret}]]></LICENSE_KEY></a>`],
    [
      'references',
      `<a><LICENSE_KEY>${Array.from(secret, c => `&#${c.charCodeAt(0)};`).join('')}</LICENSE_KEY></a>`,
    ],
    ['a comment beside it', `<a><LICENSE_KEY>${secret}</LICENSE_KEY><!-- was ${secret} --></a>`],
    [
      'an older key in a comment',
      `<a><LICENSE_KEY>x</LICENSE_KEY><!-- <LICENSE_KEY>${secret}</LICENSE_KEY> --></a>`,
    ],
    ['an unknown element', `<a><ProxyPassword>${secret}</ProxyPassword></a>`],
    ['several lines', `<a><GROUP_KEY>\n${secret}\n</GROUP_KEY></a>`],
  ])('hides %s', (_, text) => {
    const document = read(text);
    const masked = maskText(document, secretsOf(valuesOf(document)));
    expect(masked).not.toContain(secret);
    expect(masked).toContain(mfaMask);
    expect(masked.split('\n')).toHaveLength(text.split('\n').length);
    expect(JSON.stringify(elementViews(document))).not.toContain(secret);
  });

  it('leaves empty secrets and everything else as they are', () => {
    const text = '<a>\r\n <LICENSE_KEY></LICENSE_KEY><username>mim</username>\r\n</a>';
    expect(maskText(read(text), [])).toBe(text);
  });

  it('shows a secret as set or not, never its length', () => {
    const views = elementViews(
      read(`<a><LICENSE_KEY>${secret}</LICENSE_KEY><GROUP_KEY/><username>m</username></a>`),
    );
    const of = (name: string) => views.find(view => view.name === name);
    expect(of('LICENSE_KEY')).toMatchObject({ set: true, value: mfaMask, secret: true });
    expect(of('GROUP_KEY')).toMatchObject({ set: false, value: '', present: true });
    expect(of('CERT_PASSWORD')).toMatchObject({ set: false, value: null, present: false });
    expect(of('username')).toMatchObject({ value: 'm', secret: false });
    expect(
      changeViews({ LICENSE_KEY: secret }, { LICENSE_KEY: 'other', username: 'n', GROUP_KEY: '' }, [
        'LICENSE_KEY',
        'username',
        'GROUP_KEY',
      ]),
    ).toEqual([
      { element: 'LICENSE_KEY', action: 'replaced', before: mfaMask, after: mfaMask },
      { element: 'username', action: 'added', before: null, after: 'n' },
      { element: 'GROUP_KEY', action: 'cleared', before: null, after: '' },
    ]);
  });
});

describe('the line diff', () => {
  const diff = (before: string, after: string) =>
    lineDiff({ text: before, masked: before }, { text: after, masked: after }).map(
      line => `${line.kind[0]} ${line.before ?? '-'} ${line.after ?? '-'} ${line.text}`,
    );

  it('keeps what is the same', () => {
    expect(diff('a\nb\nc', 'a\nx\nc\nd')).toEqual(['s 1 1 a', 'r 2 - b', 'a - 2 x', 's 3 3 c', 'a - 4 d']);
    expect(diff('', 'a\r\nb')).toEqual(['a - 1 a', 'a - 2 b']);
    expect(diff('a\nb', 'a\nb')).toEqual(['s 1 1 a', 's 2 2 b']);
    expect(diff('a\na\nb\na', 'a\nb\na\na')).toHaveLength(5);
  });

  it('shows a changed secret as two masked lines', () => {
    const before = read(`<a>\n<LICENSE_KEY>${secret}</LICENSE_KEY>\n</a>`);
    const after = readSettings(spliceSettings(before, { LICENSE_KEY: 'T0PS3CRET002' }));
    const both = [secret, 'T0PS3CRET002'];
    const lines = lineDiff(
      { text: before.source.text, masked: maskText(before, both) },
      { text: after.source.text, masked: maskText(after, both) },
    );
    expect(lines.map(line => [line.kind, line.text])).toEqual([
      ['same', '<a>'],
      ['removed', `<LICENSE_KEY>${mfaMask}</LICENSE_KEY>`],
      ['added', `<LICENSE_KEY>${mfaMask}</LICENSE_KEY>`],
      ['same', '</a>'],
    ]);
  });

  it('of a long file shows three lines around each change', () => {
    const many = Array.from({ length: 1000 }, (_, i) => `line ${i}`);
    const lines = diff(many.join('\n'), many.with(500, 'x').join('\n'));
    expect(lines).toHaveLength(8);
    expect(lines[0]).toBe('s 498 498 line 497');
  });

  it('of two quite different long files does not take for ever', () => {
    const make = (letter: string) => Array.from({ length: 5000 }, (_, i) => `${letter}${i}`).join('\n');
    expect(diff(make('a'), make('b'))).toHaveLength(10_000);
  });
});
