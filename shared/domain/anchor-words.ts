import { anchorList } from './anchor-list.ts';

/** What sixteen words hold: enough to tell the forest, how far its history reached, and what stood there. */
export interface Anchor {
  /** The first two bytes of the chain's value at entry 1, in hex: no two histories begin alike, and few share these. */
  genesis: string;
  /** How many entries the anchor is over. */
  size: number;
  /** The first eight bytes of the chain's value at that entry, in hex. */
  hash: string;
}

const words = 16;
const data = words - 2;

/** Powers of 2 in GF(256) over x^8 + x^4 + x^3 + x^2 + 1, and back. */
const power: number[] = [];
for (let value = 1; power.length < 255; value = value & 0x80 ? (value << 1) ^ 0x11d : value << 1)
  power.push(value);
const log = (value: number) => power.indexOf(value);
const times = (a: number, b: number) => (a === 0 || b === 0 ? 0 : power[(log(a) + log(b)) % 255]!);
const over = (a: number, b: number) => (a === 0 ? 0 : power[(log(a) - log(b) + 255) % 255]!);

/** The two sums that are zero over sixteen bytes: plain, and weighted by place. */
function sums(bytes: readonly number[]): [number, number] {
  return bytes.reduce<[number, number]>(
    ([plain, placed], byte, at) => [plain ^ byte, placed ^ times(byte, power[at]!)],
    [0, 0],
  );
}

/** Sixteen words: genesis (2 bytes), size (4, the highest first), hash (8), and two that make the sums zero. */
export function anchorWords({ genesis, size, hash }: Anchor): string[] {
  const hex = genesis.slice(0, 4) + size.toString(16).padStart(8, '0') + hash.slice(0, 16);
  const bytes = Array.from({ length: data }, (_, at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16));
  const [plain, placed] = sums(bytes);
  const first = over(placed ^ times(plain, power[data + 1]!), power[data]! ^ power[data + 1]!);
  return [...bytes, first, plain ^ first].map(byte => anchorList[byte]!);
}

/** What the words say, or what is wrong with them, by the number of the word where that can be told. */
export function readAnchorWords(text: string): { anchor: Anchor } | { wrong: string } {
  const given = text.toLowerCase().match(/[a-z]+/g) ?? [];
  const unknown = given.findIndex(word => !anchorList.includes(word));
  if (unknown !== -1)
    return { wrong: `Word ${unknown + 1}, ${given[unknown]!.slice(0, 20)}, is none of the list.` };
  if (given.length !== words)
    return { wrong: `An anchor has ${words} words, and these are ${given.length}.` };
  const bytes = given.map(word => anchorList.indexOf(word));
  const [plain, placed] = sums(bytes);
  if (plain !== 0 || placed !== 0) {
    const place = plain === 0 || placed === 0 ? words : log(over(placed, plain));
    if (place >= words) return { wrong: 'Two words changed places, or more than one is wrong.' };
    const meant = anchorList[bytes[place]! ^ plain]!;
    return {
      wrong: `Word ${place + 1}, ${given[place]!}, is wrong. Where the others are right it is ${meant}.`,
    };
  }
  const hex = bytes.map(byte => byte.toString(16).padStart(2, '0')).join('');
  const anchor = {
    genesis: hex.slice(0, 4),
    size: Number.parseInt(hex.slice(4, 12), 16),
    hash: hex.slice(12, 28),
  };
  return { anchor };
}
