import { Buffer } from 'node:buffer';
import { AppError } from '../../shared/contract/errors.ts';

export type XmlEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** The text of a settings file with all that is needed to write it back byte for byte. */
export interface XmlText {
  text: string;
  encoding: XmlEncoding;
  bom: boolean;
  /** True where the declaration says US-ASCII: other characters must be written as references. */
  ascii: boolean;
}

/** Largest settings file that is read, in bytes. The real one has a dozen lines. */
export const maxSettingsBytes = 1024 * 1024;

const refuse = (message: string): never => {
  throw new AppError('BAD_REQUEST', message);
};

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean =>
  start.every((byte, i) => bytes[i] === byte);

function sniff(bytes: Uint8Array): { encoding: XmlEncoding; bom: number } {
  if (startsWith(bytes, 0xff, 0xfe, 0, 0) || startsWith(bytes, 0, 0, 0xfe, 0xff)) {
    return refuse('The file is in UTF-32, which is not supported. Save it as UTF-8.');
  }
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return { encoding: 'utf-8', bom: 3 };
  if (startsWith(bytes, 0xff, 0xfe)) return { encoding: 'utf-16le', bom: 2 };
  if (startsWith(bytes, 0xfe, 0xff)) return { encoding: 'utf-16be', bom: 2 };
  // XML allows UTF-16 without a byte order mark only where the declaration says so; that is checked once it can be read.
  if (startsWith(bytes, 0x3c, 0, 0x3f, 0)) return { encoding: 'utf-16le', bom: 0 };
  if (startsWith(bytes, 0, 0x3c, 0, 0x3f)) return { encoding: 'utf-16be', bom: 0 };
  return { encoding: 'utf-8', bom: 0 };
}

const declaration =
  /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:"([^"]*)"|'([^']*)')(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?:"([^"]*)"|'([^']*)'))?/;

/** Compares what the declaration says with what the bytes are. Returns true for US-ASCII. */
function checkDeclaration(text: string, encoding: XmlEncoding, bom: boolean): boolean {
  const match = declaration.exec(text);
  const version = match?.[1] ?? match?.[2];
  if (version !== undefined && version !== '1.0') {
    refuse(`The file says that it is XML ${version.slice(0, 10)}. The MIM Service reads XML 1.0 only.`);
  }
  const declared = (match?.[3] ?? match?.[4])?.toLowerCase();
  if (declared === undefined) {
    if (encoding !== 'utf-8' && !bom) {
      refuse('The file is in UTF-16 without a byte order mark, and does not declare it. Save it as UTF-8.');
    }
    return false;
  }
  const family = encoding === 'utf-8' ? ['utf-8', 'utf8', 'us-ascii', 'ascii'] : ['utf-16', encoding];
  if (!family.includes(declared)) {
    const known = ['utf-8', 'utf8', 'us-ascii', 'ascii', 'utf-16', 'utf-16le', 'utf-16be'].includes(declared);
    if (!known)
      refuse(
        `The file declares the encoding “${declared.slice(0, 40)}”, which is not supported. Save it as UTF-8.`,
      );
    refuse(
      `The file declares the encoding “${declared}”, but its bytes are ${encoding.toUpperCase()}. Save it again in one encoding.`,
    );
  }
  return declared.endsWith('ascii');
}

const decoders: Record<XmlEncoding, string> = {
  'utf-8': 'utf-8',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
};

/**
 * Decodes a settings file: UTF-8 or UTF-16, with or without a byte order mark.
 * Errors: BAD_REQUEST in words for an empty file, over 1 MB, another or a false encoding, bytes that are none of it.
 */
export function decodeXml(bytes: Uint8Array): XmlText {
  if (bytes.length === 0)
    return refuse('The file is empty: it is damaged. Restore a backup, or move the file away.');
  if (bytes.length > maxSettingsBytes)
    return refuse('The file is larger than 1 MB. It is no MfaSettings.xml.');
  const { encoding, bom } = sniff(bytes);
  let text: string;
  try {
    text = new TextDecoder(decoders[encoding], { fatal: true, ignoreBOM: true }).decode(bytes.subarray(bom));
  } catch {
    return refuse(`The file’s bytes are not ${encoding.toUpperCase()} text. Save it as UTF-8.`);
  }
  const ascii = checkDeclaration(text, encoding, bom > 0);
  if (ascii && bytes.some(byte => byte > 0x7f)) {
    return refuse('The file declares US-ASCII and contains other characters. Save it as UTF-8.');
  }
  return { text, encoding, bom: bom > 0, ascii };
}

/** The bytes of a text in the encoding, and with the byte order mark, of the file that it came from. */
export function encodeXml(text: string, as: Pick<XmlText, 'encoding' | 'bom'>): Buffer {
  const marked = as.bom ? `\ufeff${text}` : text;
  if (as.encoding === 'utf-8') return Buffer.from(marked, 'utf8');
  const bytes = Buffer.from(marked, 'utf16le');
  return as.encoding === 'utf-16be' ? bytes.swap16() : bytes;
}
