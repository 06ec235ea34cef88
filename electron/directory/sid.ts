/**
 * Security identifiers: the binary form that a directory stores and the `S-1-…` form that people and MIM show.
 * Binary: revision 1, a count of at most 15, an authority of 48 bits big-endian, then `count` numbers of 32 bits
 * little-endian. Text: an authority of 2^32 or more is written as `0x` and twelve hexadecimal digits, as Windows does.
 */

const maxSubAuthorities = 15;

/** The text form of a binary SID, or null where the bytes are no SID. */
export function sidToText(bytes: Uint8Array): string | null {
  const count = bytes[1];
  if (bytes[0] !== 1 || count === undefined || count > maxSubAuthorities) return null;
  if (bytes.length !== 8 + 4 * count) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const authority = view.getUint16(2) * 2 ** 32 + view.getUint32(4);
  const parts = [
    'S-1',
    authority < 2 ** 32 ? String(authority) : `0x${authority.toString(16).padStart(12, '0')}`,
  ];
  for (let i = 0; i < count; i++) parts.push(String(view.getUint32(8 + 4 * i, true)));
  return parts.join('-');
}

/** The binary form of an `S-1-…` text (any case of the letters), or null where the text is no SID. */
export function sidToBytes(text: string): Uint8Array | null {
  const match = /^S-1-(0x[0-9a-f]{1,12}|\d{1,15})((?:-\d{1,10}){0,15})$/i.exec(text);
  if (!match) return null;
  const authority = Number(match[1]);
  const numbers = match[2] === '' ? [] : match[2]!.slice(1).split('-').map(Number);
  if (authority >= 2 ** 48 || numbers.some(n => n >= 2 ** 32)) return null;
  const bytes = new Uint8Array(8 + 4 * numbers.length);
  const view = new DataView(bytes.buffer);
  bytes[0] = 1;
  bytes[1] = numbers.length;
  view.setUint16(2, Math.floor(authority / 2 ** 32));
  view.setUint32(4, authority % 2 ** 32);
  numbers.forEach((n, i) => view.setUint32(8 + 4 * i, n, true));
  return bytes;
}

/**
 * Reads a SID as exports write it: binary, `S-1-…`, csvde's `X'…'`, bare hexadecimal or base64. Answers the canonical
 * text, or null. The forms cannot be confused: a binary SID begins with the byte 1, so its hexadecimal begins with `0`
 * and its base64 with `A`.
 */
export function readSid(value: string | Uint8Array): string | null {
  if (typeof value !== 'string') return sidToText(value);
  const text = value.trim();
  if (/^s-/i.test(text)) {
    const bytes = sidToBytes(text);
    return bytes && sidToText(bytes);
  }
  const hex =
    /^X'((?:[0-9a-f]{2})*)'$/i.exec(text)?.[1] ?? (/^01(?:[0-9a-f]{2})+$/i.test(text) ? text : null);
  if (hex !== null) return sidToText(Buffer.from(hex, 'hex'));
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.length % 4 !== 0) return null;
  return sidToText(Buffer.from(text, 'base64'));
}
