import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../electron/attestation/canonical-json.ts';
import { readSigned, writeSigned } from '../../../electron/attestation/signed-file.ts';
import { readAnchorWords } from '../../../shared/domain/anchor-words.ts';
import { aCampaign, aReply, aSigner, idOf } from '../../fakes/review-files.ts';

const signer = aSigner();
const campaign = Buffer.from(writeSigned('campaign', aCampaign, signer));
const reply = Buffer.from(writeSigned('reply', aReply, signer));
const read = (kind: 'campaign' | 'reply', bytes: Uint8Array | string) =>
  readSigned(kind, typeof bytes === 'string' ? Buffer.from(bytes) : bytes, 'Not read');
/** Signed by a key, so that only what it says can be wrong. */
const signed = (content: object) => writeSigned('campaign', content as never, signer);

describe('a file of an access review', () => {
  it('is read as it was written, with its key in words that are checked', () => {
    expect(read('campaign', campaign).content).toEqual(aCampaign);
    const { content, key, words } = read('reply', reply);
    expect(content).toEqual(aReply);
    expect(key).toBe(signer.publicKey.toString('hex'));
    expect(words).toHaveLength(16);
    expect(readAnchorWords(words.join(' '))).toHaveProperty('anchor');
    expect(read('campaign', writeSigned('campaign', aCampaign, aSigner())).words).not.toEqual(words);
  });

  it('is refused after any change of one byte', () => {
    const files = { campaign, reply };
    for (const kind of ['campaign', 'reply'] as const)
      for (let at = 0; at < files[kind].length; at += 1) {
        const changed = Buffer.from(files[kind]);
        // Each bit in turn; the text stays ASCII mostly, so that the signature is reached and not only the decoder.
        changed[at]! ^= 1 << (at % 7);
        expect(() => read(kind, changed), `${kind} at ${String(at)}`).toThrow(/^Not read: /);
      }
  });

  it('is refused where a byte is missing or added, or an editor saved it', () => {
    const text = reply.toString();
    for (const other of [
      text.slice(0, -1),
      text.slice(1),
      `${text}\n`,
      `\ufeff${text}`,
      text.replace('\n', '\r\n'),
      JSON.stringify(JSON.parse(text), null, 2),
      text.replace('"version":1', '"version":1,"version":1'),
    ])
      expect(() => read('reply', other)).toThrow(/changed|no access review|editor/);
  });

  const hostile: [what: string, kind: 'campaign' | 'reply', bytes: () => Uint8Array | string, why: RegExp][] =
    [
      ['a campaign for a reply', 'reply', () => campaign, /campaign itself and no reply/],
      ['a reply for a campaign', 'campaign', () => reply, /reply and no campaign/],
      ['another version', 'reply', () => reply.toString().replace('"version":1', '"version":2'), /version 2/],
      ['no JSON', 'reply', () => 'MZ', /no access review/],
      ['an empty file', 'reply', () => '', /no access review/],
      ['bytes that are no text', 'reply', () => Buffer.of(0xff, 0xfe, 0x00), /UTF-8/],
      ['a huge file', 'reply', () => Buffer.alloc(4_000_001, 0x20), /larger than 4 MB/],
      ['a deep file', 'reply', () => '['.repeat(1_000_000), /nested deeper/],
      [
        'another kind of file',
        'reply',
        () => reply.toString().replace('review reply', 'review mail'),
        /no reply/,
      ],
      ['an unknown member', 'campaign', () => signed({ ...aCampaign, more: 1 }), /its beginning/],
      [
        'a member of the prototype',
        'campaign',
        () => campaign.toString().replace('"due"', '"__proto__":{},"due"'),
        /its beginning/,
      ],
      ['a day that is none', 'campaign', () => signed({ ...aCampaign, due: '2026-13-40' }), /due/],
      ['a control character', 'campaign', () => signed({ ...aCampaign, title: 'A\u0007B' }), /title/],
      ['a turned direction', 'campaign', () => signed({ ...aCampaign, title: 'A\u202eB' }), /title/],
      ['too long a name', 'campaign', () => signed({ ...aCampaign, madeBy: 'x'.repeat(300) }), /madeBy/],
      [
        'a role without candidates',
        'campaign',
        () => signed({ ...aCampaign, roles: [{ ...aCampaign.roles[0], candidates: [] }] }),
        /candidates/,
      ],
      [
        'a removal without a note',
        'reply',
        () => writeSigned('reply', { ...aReply, answers: [{ ...aReply.answers[1]!, note: ' ' }] }, signer),
        /answers\.0\.note/,
      ],
    ];
  it.each(hostile)('says what is wrong with %s', (_, kind, bytes, why) => {
    expect(() => read(kind, bytes())).toThrow(why);
  });

  it('is refused under another key than the one that signed', () => {
    const other = aSigner().publicKey.toString('hex');
    const text = reply.toString().replace(signer.publicKey.toString('hex'), other);
    expect(() => read('reply', text)).toThrow(/signature does not fit/);
    expect(() => read('reply', text.replace(other, '0'.repeat(64)))).toThrow(/signature does not fit/);
  });

  it('does not pass a signature of one kind off as one of the other', () => {
    const text = writeSigned('campaign', aReply as never, signer).replace('review campaign', 'review reply');
    expect(() => read('reply', text)).toThrow(/signature does not fit/);
  });
});

describe('items of a file', () => {
  const [role] = aCampaign.roles;
  it('are refused twice: a candidate, a role, an answer', () => {
    const twice = { ...role!, candidates: [role!.candidates[0]!, role!.candidates[0]!] };
    expect(() => read('campaign', signed({ ...aCampaign, roles: [twice] }))).toThrow(/twice/);
    expect(() => read('campaign', signed({ ...aCampaign, roles: [role, role] }))).toThrow(/twice/);
    const answers = [aReply.answers[0]!, { ...aReply.answers[0]!, verdict: 'remove' as const, note: 'x' }];
    expect(() => read('reply', writeSigned('reply', { ...aReply, answers }, signer))).toThrow(/twice/);
    expect(() =>
      read('campaign', signed({ ...aCampaign, roles: [role, { ...role, id: idOf(11) }] })),
    ).not.toThrow();
  });
});

describe('canonical JSON', () => {
  it('sorts members by code unit, in every depth, and writes nothing else', () => {
    expect(canonicalJson({ b: [{ z: 1, a: null }], a: 'é\n', B: true })).toBe(
      '{"B":true,"a":"é\\n","b":[{"a":null,"z":1}]}',
    );
  });
});
