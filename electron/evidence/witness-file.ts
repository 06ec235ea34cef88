import { createPublicKey, verify } from 'node:crypto';
import type { HeadSigner } from './head-signature.ts';

/** What a chain had as its value (hex) at some of its entries, in their order: the first at entry 1, the last at its end then. */
export interface Witness {
  forest: string;
  points: { seq: number; hash: string }[];
  /** The public key that signed the file, in hex; null where nobody did. */
  signer: string | null;
}

const begins = 'bastion-console witness 1';
/** Points of a file: where a history differs, the range that is told is as short as these lie apart. */
export const mostPoints = 256;

/** The entries that a witness of `size` entries has points at: evenly apart, with the first and the last. */
export function pointsOf(size: number): number[] {
  const step = Math.max(1, Math.ceil((size - 1) / (mostPoints - 1)));
  const points = Array.from({ length: mostPoints }, (_, at) => 1 + at * step).filter(seq => seq < size);
  return [...points, size];
}

/**
 * The lines of a witness file (docs/decisions/evidence.md): what it is, the forest, the points, and the signature over the bytes
 * before its line.
 */
export function witnessText({ forest, points }: Omit<Witness, 'signer'>, signer: HeadSigner | null): string {
  const lines = [begins, `forest ${forest}`, ...points.map(({ seq, hash }) => `point ${seq} ${hash}`)];
  const text = (signer === null ? lines : [...lines, `signer ${signer.publicKey.toString('hex')}`])
    .map(line => `${line}\n`)
    .join('');
  return signer === null ? text : `${text}signature ${signer.sign(text).toString('hex')}\n`;
}

const shape = new RegExp(
  `^${begins}\\nforest ([^\\n]{1,600})\\n((?:point [1-9]\\d{0,14} [0-9a-f]{64}\\n){1,${mostPoints}})(?:signer ([0-9a-f]{64})\\nsignature ([0-9a-f]{128})\\n)?$`,
);

/** Reads a witness file, or says what is wrong with it. Line ends of Windows, which a mail program makes, are taken. */
export function readWitness(text: string): Witness | { wrong: string } {
  const plain = text.replaceAll('\r\n', '\n');
  const [, forest, lines, signer, signature] = shape.exec(plain) ?? [];
  if (forest === undefined || lines === undefined)
    return { wrong: 'The file is no witness file of the console, or it was cut off.' };
  if (signer !== undefined && signature !== undefined && !signed(plain, signer, signature))
    return { wrong: 'The witness file itself was changed: its signature does not fit it.' };
  const points = [...lines.matchAll(/^point (\d+) (\w+)$/gm)].map(([, seq, hash = '']) => ({
    seq: Number(seq),
    hash,
  }));
  if (points.some(({ seq }, at) => seq <= (points[at - 1]?.seq ?? 0)) || points[0]?.seq !== 1)
    return { wrong: 'The witness file itself was changed: its points are not in their order.' };
  return { forest, points, signer: signer ?? null };
}

function signed(text: string, signer: string, signature: string): boolean {
  const x = Buffer.from(signer, 'hex').toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  const before = text.slice(0, text.lastIndexOf('signature '));
  return verify(null, Buffer.from(before), key, Buffer.from(signature, 'hex'));
}
