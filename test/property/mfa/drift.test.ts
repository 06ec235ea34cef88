import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareWithKnown } from '../../../electron/mfa/drift/differences.ts';
import { hiderOf, marksOf, settingsFacts } from '../../../electron/mfa/drift/facts.ts';
import { knownFileSchema, type KnownFile } from '../../../electron/mfa/drift/known.ts';
import { hashOf } from '../../../electron/mfa/files.ts';
import { encodeXml } from '../../../electron/mfa/xml-bytes.ts';
import { readSettings } from '../../../electron/mfa/xml-document.ts';
import { isMfaSecret, mfaElementNames } from '../../../shared/domain/mfa-settings.ts';

/** Secrets are of letters that nothing else here has, so that a trace of one is one. */
const secret = fc.string({
  unit: fc.constantFrom('Q', 'Z', '7', '%', 'é'),
  minLength: 4,
  maxLength: 20,
});

const plain = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '.', '1'), maxLength: 10 });

interface World {
  text: string;
  secrets: string[];
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
}

/** A settings file: secrets in their elements, in unknown ones, within other texts, in comments and attributes. */
const world: fc.Arbitrary<World> = fc
  .record({
    secrets: fc.array(secret, { minLength: 3, maxLength: 3 }),
    names: fc.uniqueArray(fc.constantFrom(...mfaElementNames)),
    texts: fc.array(fc.tuple(plain, fc.boolean(), fc.nat(2)), { minLength: 9, maxLength: 9 }),
    unknown: fc.array(fc.tuple(fc.constantFrom('UserPin', 'Note'), fc.nat(2)), { maxLength: 3 }),
    break: fc.constantFrom('\n', '\r\n', ''),
    encoding: fc.constantFrom('utf-8' as const, 'utf-16le' as const, 'utf-16be' as const),
  })
  .map(({ secrets, names, texts, unknown, break: end, encoding }) => {
    const inner = names.map((name, at) => {
      const [text, hides, which] = texts[at] ?? ['', false, 0];
      const value = isMfaSecret(name) ? (secrets[which] ?? '') : hides ? `${text}${secrets[0] ?? ''}` : text;
      return `<${name}>${value}</${name}>`;
    });
    // The first is always the text of a secret element, so that it may stand within others.
    const first = names.includes('CERT_PASSWORD') ? '' : `<CERT_PASSWORD>${secrets[0] ?? ''}</CERT_PASSWORD>`;
    const all = [
      first,
      ...inner.map(text =>
        text.replace(/<CERT_PASSWORD>.*/, `<CERT_PASSWORD>${secrets[0] ?? ''}</CERT_PASSWORD>`),
      ),
      ...unknown.map(
        ([name, which]) => `<${name} key="${secrets[which] ?? ''}">${secrets[which] ?? ''}</${name}>`,
      ),
      `<!-- ${secrets[1] ?? ''} -->`,
    ];
    return { text: `<MfaSettings>${end}${all.join(end)}${end}</MfaSettings>`, secrets, encoding };
  });

const bytesOf = ({ text, encoding }: World) => encodeXml(text, { encoding, bom: encoding !== 'utf-8' });

function knownOf(file: World, key: string): KnownFile {
  const bytes = bytesOf(file);
  const facts = settingsFacts(readSettings(bytes), marksOf(key));
  return {
    path: '/svc/MfaSettings.xml',
    folder: '/svc',
    what: 'settings',
    hash: hashOf(bytes),
    facts,
    rights: null,
    how: 'written',
    by: 'pat',
    at: 0,
    ignored: null,
    found: null,
  };
}

function compare(known: KnownFile, file: World, key: string | null) {
  const bytes = bytesOf(file);
  const document = readSettings(bytes);
  return compareWithKnown(known, {
    state: 'present',
    problem: null,
    hash: hashOf(bytes),
    rights: null,
    facts: settingsFacts(document, marksOf(key)),
    keyed: key !== null,
    hide: hiderOf(document),
  });
}

it('neither what is remembered nor the difference holds a secret of either file', () => {
  fc.assert(
    fc.property(world, world, fc.boolean(), (before, after, keyed) => {
      const known = knownOf(before, 'key');
      const shown = JSON.stringify([known.facts, compare(known, after, keyed ? 'key' : null)]);
      // A mark may by chance hold four such letters in a row: it has none of these.
      const traces = [...before.secrets, ...after.secrets].filter(text => shown.includes(text));
      expect(traces.filter(text => /[%é]/.test(text) || text.length > 8)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

it('a file differs from itself in nothing, from another content in something, and what is remembered is what is read back', () => {
  fc.assert(
    fc.property(world, world, (before, after) => {
      const known = knownFileSchema.parse(JSON.parse(JSON.stringify(knownOf(before, 'key'))));
      expect(compare(known, before, 'key')).toBeNull();
      const same = bytesOf(before).equals(bytesOf(after));
      expect(compare(known, after, 'key') === null).toBe(same);
      // Adopted, it is no difference any more.
      expect(compare(knownOf(after, 'another key'), after, 'another key')).toBeNull();
    }),
    { numRuns: 500 },
  );
});
