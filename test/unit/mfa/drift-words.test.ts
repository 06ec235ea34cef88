import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { compareWithKnown, type Now } from '../../../electron/mfa/drift/differences.ts';
import {
  hiderOf,
  lineEndsOf,
  marksOf,
  settingsFacts,
  type CertificateFacts,
} from '../../../electron/mfa/drift/facts.ts';
import type { KnownFile } from '../../../electron/mfa/drift/known.ts';
import { rightsSentence, rightsShown } from '../../../electron/mfa/drift/rights-words.ts';
import { hashOf } from '../../../electron/mfa/files.ts';
import { readSettings } from '../../../electron/mfa/xml-document.ts';

const key = 'k';
const bytesOf = (inner: string, root = 'MfaSettings') => Buffer.from(`<${root}>${inner}</${root}>`, 'utf8');

const none = { how: 'written', by: 'pat', at: 0, ignored: null, found: null } as const;
const place = { path: '/svc/MfaSettings.xml', folder: '/svc', what: 'settings' } as const;

function known(bytes: Uint8Array, rights: string | null = '0600 7'): KnownFile {
  const facts = settingsFacts(readSettings(bytes), marksOf(key));
  return { ...place, ...none, hash: hashOf(bytes), facts, rights };
}

function now(bytes: Uint8Array, over: Partial<Now> = {}, withKey: string | null = key): Now {
  const document = readSettings(bytes);
  return {
    state: 'present',
    problem: null,
    hash: hashOf(bytes),
    rights: '0600 7',
    facts: settingsFacts(document, marksOf(withKey)),
    keyed: withKey !== null,
    hide: hiderOf(document),
    ...over,
  };
}

const said = (before: string, after: string, withKey: string | null = key) =>
  compareWithKnown(known(bytesOf(before)), now(bytesOf(after), {}, withKey));
const words = (before: string, after: string) => said(before, after)?.differences.map(one => one.sentence);

describe('the difference of two settings files in words', () => {
  it('is none of the same bytes', () => {
    expect(said('<username>a</username>', '<username>a</username>')).toBeNull();
  });

  it('names each element that was changed, set, cleared, added or taken out', () => {
    expect(
      words(
        '<username>a</username><LOCMFA>true</LOCMFA><GROUP_KEY/><DefaultCountryCode>1</DefaultCountryCode>',
        '<username>b</username><LOCMFASRV>s</LOCMFASRV><GROUP_KEY>g-key</GROUP_KEY><DefaultCountryCode/>',
      ),
    ).toEqual([
      'username is “b”, was “a”.',
      'LOCMFASRV was added.',
      'GROUP_KEY was set.',
      'DefaultCountryCode was cleared.',
      'LOCMFA was taken out.',
    ]);
  });

  it('says that a secret was changed, and neither text', () => {
    const secret = (text: string) => `<CERT_PASSWORD>${text}</CERT_PASSWORD><UserPin>${text}</UserPin>`;
    const found = said(secret('old-one'), secret('new-one'));
    expect(found?.differences.map(one => [one.what, one.before, one.after, one.sentence])).toEqual([
      ['CERT_PASSWORD', '••••••••', '••••••••', 'CERT_PASSWORD was changed.'],
      ['UserPin', '••••••••', '••••••••', 'UserPin was changed.'],
    ]);
  });

  it('hides a secret wherever it was put, the old one as well', () => {
    const found = said(
      '<CERT_PASSWORD>old-one</CERT_PASSWORD><username>a</username>',
      '<CERT_PASSWORD>new-one</CERT_PASSWORD><username>old-one</username><LOCMFASRV>x new-one y</LOCMFASRV>',
    );
    expect(JSON.stringify(found)).not.toMatch(/old-one|new-one/);
    expect(found?.differences).toHaveLength(3);
  });

  it('sees an attribute, another root and a second unknown element', () => {
    expect(words('<username>a</username>', '<username x="1">a</username>')).toEqual([
      'username was changed.',
    ]);
    expect(words('<Note>a</Note>', '<Note>a</Note><Note>b</Note>')).toEqual(['Note (2) was added.']);
    const other = compareWithKnown(known(bytesOf('')), now(bytesOf('', 'Other')));
    expect(other?.sentence).toBe('The root element is Other, was MfaSettings.');
  });

  it('tells formatting and encoding from edits', () => {
    expect(said('<username>a</username>', '<!-- x --><username>a</username>')?.kinds).toEqual(['formatting']);
    expect(
      said('<username>a</username><LOCMFA>t</LOCMFA>', '<LOCMFA>t</LOCMFA><username>a</username>')?.kinds,
    ).toEqual(['formatting']);
    const lf = bytesOf('\n<username>a</username>\n');
    const crlf = bytesOf('\r\n<username>a</username>\r\n');
    expect(compareWithKnown(known(lf), now(crlf))).toMatchObject({
      kinds: ['encoding'],
      sentence: 'Its line ends are CRLF; they were LF.',
    });
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), lf]);
    expect(compareWithKnown(known(lf), now(marked))?.sentence).toBe('It got a byte order mark.');
    expect(compareWithKnown(known(lf), now(bytesOf('\r\n<username>b</username>\r\n')))?.kinds).toEqual([
      'edited',
      'encoding',
    ]);
  });

  it('without the key says what it cannot tell', () => {
    const found = said(
      '<CERT_PASSWORD>old-one</CERT_PASSWORD><username>a</username>',
      '<CERT_PASSWORD>new-one</CERT_PASSWORD><username>b</username>',
      null,
    );
    expect(found?.differences.map(one => one.sentence)).toEqual([
      'username is “b”, was “a”.',
      expect.stringMatching(/^Whether a secret was changed cannot be told/),
    ]);
  });
});

describe('the other kinds', () => {
  const file = known(bytesOf('<username>a</username>'));
  const gone: Now = { ...now(bytesOf('')), state: 'absent', hash: null, rights: null, facts: null };
  it.each<[string, KnownFile, Now, string, string]>([
    ['deleted', file, gone, 'deleted', 'It was deleted.'],
    [
      'appeared',
      { ...file, hash: null, facts: null, rights: null },
      now(bytesOf('x')),
      'appeared',
      'It was put there; there was no such file.',
    ],
    [
      'damaged',
      file,
      { ...now(bytesOf('x')), state: 'damaged', problem: 'Not closed.', facts: null },
      'damaged',
      'It cannot be read as settings any more. Not closed.',
    ],
    [
      'unreadable',
      file,
      { ...gone, state: 'unreadable', problem: 'It is a link.' },
      'unreadable',
      'It cannot be read. It is a link.',
    ],
    [
      'known by hash alone',
      { ...file, facts: null },
      now(bytesOf('x')),
      'edited',
      'It has another content. What it held before is not known element by element.',
    ],
    [
      'rights',
      file,
      now(bytesOf('<username>a</username>'), { rights: '0640 7' }),
      'protection',
      'Its protection was widened: others have rights on it now.',
    ],
  ])('%s', (_, before, after, kind, sentence) => {
    expect(compareWithKnown(before, after)).toMatchObject({ kinds: [kind], sentence });
  });

  it('a certificate says which instead of which', () => {
    const facts = (subject: string | null): CertificateFacts => ({
      kind: 'certificate',
      subject,
      notBefore: '2026-01-01T00:00:00.000Z',
      notAfter: '2027-01-01T00:00:00.000Z',
      fingerprint: subject,
    });
    const before: KnownFile = { ...file, what: 'certificate', path: '/svc/c.p12', facts: facts('CN=a') };
    const after = (subject: string | null) => now(bytesOf(''), { facts: facts(subject) });
    expect(compareWithKnown(before, after('CN=b'))?.sentence).toBe(
      'It was replaced: CN=b, valid until 2027-01-01 instead of CN=a, valid until 2027-01-01.',
    );
    expect(compareWithKnown(before, after(null))?.sentence).toMatch(/does not open with CERT_PASSWORD/);
    expect(compareWithKnown(before, after('CN=a'))?.sentence).toMatch(/same certificate/);
  });
});

it('rights in words, of both platforms', () => {
  expect(rightsShown('0640 1000')).toBe('mode 0640, owner 1000');
  expect(rightsSentence('0640 7', '0600 7')).toBe('Rights on it were taken away.');
  expect(rightsSentence('0600 7', '0600 8')).toBe('It belongs to another user now.');
  expect(rightsSentence('0400 7', '0600 7')).toBe('Its owner’s rights on it were changed.');
  const [closed, open] = ['D:PAI(A;;FA;;;SY)', 'D:PAI(A;;FA;;;SY)(A;;FR;;;WD)'];
  expect([rightsShown(closed), rightsShown(open)]).toEqual(['no group of all users', 'Everyone']);
  expect(rightsSentence(closed, open)).toBe('Its protection was widened: Everyone has rights on it now.');
  expect(rightsSentence(open, closed)).toBe('The list of those who have rights on it was changed.');
});

it('line ends', () => {
  expect(['', 'a\nb', 'a\r\nb', 'a\rb', 'a\nb\r\n'].map(lineEndsOf)).toEqual([
    'none',
    'LF',
    'CRLF',
    'CR',
    'mixed',
  ]);
});
