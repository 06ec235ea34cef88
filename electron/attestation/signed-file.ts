import { createHash, createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import {
  attestationLimits,
  campaignContent,
  replyContent,
  type CampaignContent,
  type ReplyContent,
} from '../../shared/domain/attestation-file.ts';
import { keyWords } from '../../shared/domain/key-words.ts';
import type { HeadSigner } from '../evidence/head-signature.ts';
import { canonicalJson, isDeeper } from './canonical-json.ts';

/** The two files of an access review: what each is called, and what is in it. */
const kinds = {
  campaign: { word: 'bastion-console access review campaign', content: campaignContent },
  reply: { word: 'bastion-console access review reply', content: replyContent },
} as const;
type Kind = keyof typeof kinds;
interface Contents {
  campaign: CampaignContent;
  reply: ReplyContent;
}

const version = 1;
const envelope = z.strictObject({
  content: z.unknown(),
  file: z.string().max(100),
  key: z.string().regex(/^[0-9a-f]{64}$/),
  signature: z.string().regex(/^[0-9a-f]{128}$/),
  version: z.number(),
});

/** A file of an access review whose signature fits. Whose key it is, is for a person to say. */
export interface SignedFile<T> {
  content: T;
  /** The raw public key, in hex, and the words that a person compares. */
  key: string;
  words: string[];
  /** SHA-256 of the file's bytes, in hex. */
  digest: string;
}

/** Writes a file's text: canonical JSON on one line, signed with Ed25519 over its kind and its content. */
export function writeSigned<K extends Kind>(kind: K, content: Contents[K], signer: HeadSigner): string {
  const { word } = kinds[kind];
  const signature = signer.sign(signedText(word, content)).toString('hex');
  const key = signer.publicKey.toString('hex');
  return `${canonicalJson({ content, file: word, key, signature, version })}\n`;
}

function signedText(word: string, content: unknown): string {
  return `${word} ${String(version)}\n${canonicalJson(content)}\n`;
}

/**
 * Reads a file of an access review. `refused` begins the refusal, for example 'The reply was not brought in'. Throws BAD_REQUEST for
 * everything that `writeSigned` would not have written so, byte for byte.
 */
export function readSigned<K extends Kind>(
  kind: K,
  bytes: Uint8Array,
  refused: string,
): SignedFile<Contents[K]> {
  const no = (why: string) => new AppError('BAD_REQUEST', `${refused}: ${why}`);
  const again = `Ask for the file again, and carry it unopened.`;
  if (bytes.length > attestationLimits.bytes)
    throw no(`the file is larger than ${attestationLimits.bytes / 1_000_000} MB, and no access review is.`);
  const text = decoded(bytes);
  if (text === null) throw no(`the file is not a text in UTF-8. ${again}`);
  if (isDeeper(text, attestationLimits.depth))
    throw no('the file is nested deeper than any access review is.');
  const { word, content } = kinds[kind];
  const outer = envelope.safeParse(parsed(text));
  if (!outer.success) throw no(`the file is no access review, or was cut off or changed. ${again}`);
  if (outer.data.file !== word) throw no(other(kind, outer.data.file));
  if (outer.data.version !== version)
    throw no(
      `the file has version ${String(outer.data.version)}, and this console reads version ${String(version)}. Use a console of the same version.`,
    );
  const inner = content.safeParse(outer.data.content);
  if (!inner.success) {
    const [issue] = inner.error.issues;
    throw no(
      `the file is not as a console writes it, at ${issue?.path.join('.') || 'its beginning'} (${issue?.message ?? ''}): it was changed. ${again}`,
    );
  }
  if (`${canonicalJson(outer.data)}\n` !== text)
    throw no(
      `the file is not byte for byte as a console writes it: it was changed or saved again by an editor. ${again}`,
    );
  const { key, signature } = outer.data;
  if (!fits(key, signature, signedText(word, inner.data)))
    throw no(`its signature does not fit what it says: it was changed after it was signed. ${again}`);
  return {
    content: inner.data as Contents[K],
    key,
    words: wordsOfKey(key),
    digest: createHash('sha256').update(bytes).digest('hex'),
  };
}

/** The words of a raw public key, in hex. */
export function wordsOfKey(key: string): string[] {
  return keyWords(createHash('sha256').update(Buffer.from(key, 'hex')).digest('hex'));
}

function other(kind: Kind, found: string): string {
  if (found === kinds.campaign.word)
    return 'this is the campaign itself and no reply. Choose the file that the reviewer wrote.';
  if (found === kinds.reply.word)
    return 'this is a reply and no campaign. Choose the file that the administrator made.';
  return `the file is no ${kind === 'campaign' ? 'campaign' : 'reply'} of an access review.`;
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The bytes before a raw Ed25519 key that make it a SubjectPublicKeyInfo (RFC 8410). */
const spki = Buffer.from('302a300506032b6570032100', 'hex');

function fits(key: string, signature: string, text: string): boolean {
  try {
    const publicKey = createPublicKey({
      key: Buffer.concat([spki, Buffer.from(key, 'hex')]),
      format: 'der',
      type: 'spki',
    });
    return verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'hex'));
  } catch {
    return false;
  }
}
