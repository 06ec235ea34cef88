import { anchorWords } from './anchor-words.ts';

/**
 * A public key as sixteen words to compare by phone: 14 bytes of its fingerprint (SHA-256, in hex) by the words and checks of an
 * anchor, so that a word misheard is found.
 */
export function keyWords(fingerprint: string): string[] {
  return anchorWords({
    genesis: fingerprint.slice(0, 4),
    size: Number.parseInt(fingerprint.slice(4, 12), 16),
    hash: fingerprint.slice(12, 28),
  });
}
