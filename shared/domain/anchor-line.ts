import { readAnchorWords, type Anchor } from './anchor-words.ts';

/** What the QR code of an anchor begins with; the number is that of this format. */
const begins = 'BASTION-CONSOLE ANCHOR 1';
/** Of the chain's value at entry 1, in hex: enough that no two forests share them. */
const genesisDigits = 16;

/**
 * An anchor as one line for a QR code: `BASTION-CONSOLE ANCHOR 1 GENESIS SIZE CHAIN`, the first 16 hex digits of the chain's value at
 * entry 1, how many entries it is over, and the chain's whole value at that entry in hex. In capitals, which a QR code
 * holds in five and a half bits each.
 */
export function anchorLine({ genesis, size, hash }: Anchor): string {
  return `${begins} ${genesis.slice(0, genesisDigits)} ${size} ${hash}`.toUpperCase();
}

const line = new RegExp(`^${begins} ([0-9a-f]{${genesisDigits}}) ([1-9][0-9]{0,14}) ([0-9a-f]{64})$`, 'i');

/** What an anchor says that was typed as its words or read from its QR code, or what is wrong with it. */
export function readAnchor(text: string): { anchor: Anchor } | { wrong: string } {
  const given = text.trim().replaceAll(/\s+/g, ' ');
  if (!given.toUpperCase().startsWith('BASTION-CONSOLE ')) return readAnchorWords(text);
  const [, genesis, size, hash] = line.exec(given) ?? [];
  if (genesis === undefined || hash === undefined)
    return {
      wrong: `This is not the whole line of an anchor’s QR code: ${begins}, 16 digits, a number and 64 digits.`,
    };
  return { anchor: { genesis: genesis.toLowerCase(), size: Number(size), hash: hash.toLowerCase() } };
}
