import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anchorList } from '../../../shared/domain/anchor-list.ts';
import { anchorWords, readAnchorWords } from '../../../shared/domain/anchor-words.ts';

const hex = (bytes: number) =>
  fc
    .uint8Array({ minLength: bytes, maxLength: bytes })
    .map(values => [...values].map(value => value.toString(16).padStart(2, '0')).join(''));
const anchors = fc.record({ genesis: hex(2), size: fc.nat(0x7fffffff), hash: hex(8) });
const place = fc.nat(15);

it('has a word for each byte, and no two that begin with the same four letters', () => {
  expect(new Set(anchorList.map(word => word.slice(0, 4))).size).toBe(256);
});

it('reads back what it wrote, in any case and with anything between', () => {
  fc.assert(
    fc.property(anchors, anchor => {
      const text = anchorWords(anchor)
        .map((word, at) => `${at + 1}. ${word.toUpperCase()}`)
        .join('\n');
      expect(readAnchorWords(text)).toEqual({ anchor });
    }),
  );
});

it('names the one word that is wrong, and the right one', () => {
  fc.assert(
    fc.property(anchors, place, fc.nat(255), (anchor, at, byte) => {
      const words = anchorWords(anchor);
      const right = words[at]!;
      fc.pre(anchorList[byte] !== right);
      words[at] = anchorList[byte]!;
      expect(readAnchorWords(words.join(' '))).toEqual({
        wrong: `Word ${at + 1}, ${anchorList[byte]!}, is wrong. Where the others are right it is ${right}.`,
      });
    }),
  );
});

it('finds two that changed places', () => {
  fc.assert(
    fc.property(anchors, place, place, (anchor, a, b) => {
      const words = anchorWords(anchor);
      fc.pre(words[a] !== words[b]);
      [words[a], words[b]] = [words[b]!, words[a]!];
      expect(readAnchorWords(words.join(' '))).toEqual({
        wrong: 'Two words changed places, or more than one is wrong.',
      });
    }),
  );
});

it('names a word that is none, and one that is missing', () => {
  const words = anchorWords({ genesis: 'abcd', size: 48_211, hash: '0123456789abcdef' });
  expect(readAnchorWords(words.with(4, 'blurb').join(' '))).toEqual({
    wrong: 'Word 5, blurb, is none of the list.',
  });
  expect(readAnchorWords(words.slice(1).join(' '))).toEqual({
    wrong: 'An anchor has 16 words, and these are 15.',
  });
});
