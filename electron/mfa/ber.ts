import { Buffer } from 'node:buffer';

/** Bytes that are no BER, or more of it than a certificate file has. */
export class BerError extends Error {}

/** One BER value. `bytes` is all of it, `content` what follows the length; `children` only where it is constructed. */
export interface BerNode {
  /** The identifier's number with its class in the two upper bits of a byte: 0x30 sequence, 0xa0 context 0 constructed. */
  tag: number;
  bytes: Buffer;
  content: Buffer;
  children: BerNode[] | undefined;
}

const maxDepth = 32;
const maxNodes = 20_000;

interface Reader {
  buffer: Buffer;
  at: number;
  nodes: number;
}

function readByte(reader: Reader, end: number): number {
  const byte = reader.at < end ? reader.buffer[reader.at] : undefined;
  if (byte === undefined) throw new BerError('cut off');
  reader.at += 1;
  return byte;
}

/** The length in bytes, or undefined for the indefinite form. */
function readLength(reader: Reader, end: number): number | undefined {
  const first = readByte(reader, end);
  if (first < 0x80) return first;
  if (first === 0x80) return undefined;
  const count = first & 0x7f;
  if (count > 4) throw new BerError('length too large');
  let length = 0;
  for (let i = 0; i < count; i += 1) length = length * 256 + readByte(reader, end);
  return length;
}

function readNode(reader: Reader, end: number, depth: number): BerNode {
  reader.nodes += 1;
  if (depth > maxDepth || reader.nodes > maxNodes) throw new BerError('too deep or too large');
  const start = reader.at;
  const tag = readByte(reader, end);
  if ((tag & 0x1f) === 0x1f) throw new BerError('unknown tag');
  const constructed = (tag & 0x20) !== 0;
  const length = readLength(reader, end);
  const from = reader.at;
  const children: BerNode[] = [];
  let to: number;
  if (length !== undefined) {
    to = from + length;
    if (to > end) throw new BerError('cut off');
    if (constructed) while (reader.at < to) children.push(readNode(reader, to, depth + 1));
    reader.at = to;
  } else {
    if (!constructed) throw new BerError('indefinite length');
    while (reader.buffer[reader.at] !== 0 || reader.buffer[reader.at + 1] !== 0) {
      children.push(readNode(reader, end, depth + 1));
    }
    to = reader.at;
    reader.at += 2;
    if (reader.at > end) throw new BerError('cut off');
  }
  return {
    tag,
    bytes: reader.buffer.subarray(start, reader.at),
    content: reader.buffer.subarray(from, to),
    children: constructed ? children : undefined,
  };
}

/** Reads exactly one value: bytes after it are an error. Accepts DER, and BER's indefinite lengths. Throws BerError. */
export function readBer(bytes: Uint8Array): BerNode {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const reader: Reader = { buffer, at: 0, nodes: 0 };
  const node = readNode(reader, buffer.length, 0);
  if (reader.at !== buffer.length) throw new BerError('bytes are left over');
  return node;
}

/** The parts of a sequence or set. Throws BerError for anything else. */
export function parts(node: BerNode | undefined): BerNode[] {
  if (node?.children === undefined || (node.tag !== 0x30 && node.tag !== 0x31))
    throw new BerError('a sequence is missing');
  return node.children;
}

/** What is inside an explicit context tag. */
export function inside(node: BerNode | undefined, number: number): BerNode {
  const only = node?.tag === (0xa0 | number) ? node.children?.[0] : undefined;
  if (only === undefined) throw new BerError('a tagged value is missing');
  return only;
}

/** The bytes of an octet string, universal or with an implicit tag, in one piece or in several. */
export function octets(node: BerNode | undefined): Buffer {
  if (node === undefined) throw new BerError('an octet string is missing');
  return node.children === undefined ? node.content : Buffer.concat(node.children.map(octets));
}

/** A non-negative integer below 2^48. */
export function integer(node: BerNode | undefined): number {
  if (node?.tag !== 0x02 || node.content.length === 0) throw new BerError('an integer is missing');
  if (node.content.length > 6) return Number.MAX_SAFE_INTEGER;
  return node.content.readUIntBE(0, node.content.length);
}

/** An object identifier in dotted form. */
export function oid(node: BerNode | undefined): string {
  if (node?.tag !== 0x06 || node.content.length === 0) throw new BerError('an identifier is missing');
  const numbers: number[] = [];
  let value = 0;
  for (const byte of node.content) {
    value = value * 128 + (byte & 0x7f);
    if (value > Number.MAX_SAFE_INTEGER / 256) throw new BerError('an identifier is too large');
    if ((byte & 0x80) !== 0) continue;
    if (numbers.length === 0) {
      const first = Math.min(Math.floor(value / 40), 2);
      numbers.push(first, value - first * 40);
    } else numbers.push(value);
    value = 0;
  }
  return numbers.join('.');
}
