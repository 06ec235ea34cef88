import { lstat } from 'node:fs/promises';
import { AppError } from '../../../shared/contract/errors.ts';
import type { MfaContext } from '../context.ts';
import { errnoOf, fileError } from '../file-errors.ts';
import { hashOf, readPlainFile } from '../files.ts';
import { maxCertificateBytes } from '../names.ts';
import { readFolder } from '../settings-files.ts';
import { maxSettingsBytes } from '../xml-bytes.ts';
import type { SettingsDocument } from '../xml-document.ts';
import { tokenOf, type CertificateFacts } from './facts.ts';

/** A file to be compared, and where it belongs. */
export interface Watched {
  path: string;
  folder: string;
  what: 'settings' | 'certificate';
}

/** A file as it is now. Holds secrets: stays in the main process. */
export interface FileState extends Watched {
  state: 'present' | 'absent' | 'damaged' | 'unreadable';
  problem: string | null;
  bytes: Uint8Array | null;
  hash: string | null;
  modifiedAt: string | null;
  document: SettingsDocument | null;
  /** Of a certificate, once it was asked for. */
  certificate: CertificateFacts | null;
  rights: string | null;
  /** One value for all that can drift: content and rights. */
  token: string;
}

async function rightsOf({ guard }: MfaContext, path: string): Promise<string | null> {
  return await guard.rights(path).catch(() => null);
}

/** Why a folder cannot be looked into, or null. */
export async function folderProblem(folder: string): Promise<string | null> {
  try {
    await lstat(folder);
    return null;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return `The MIM Service folder ${folder} does not exist.`;
    return fileError(error, folder, 'read').message;
  }
}

async function settingsState(watched: Watched): Promise<Omit<FileState, 'rights' | 'token'>> {
  const reading = await readFolder(watched.folder);
  const { state, problem, bytes, hash, modifiedAt, document } = reading;
  // The reason alone: which file it is, is said beside it.
  const reason = problem?.cause instanceof AppError ? problem.cause.message : (problem?.message ?? null);
  return {
    ...watched,
    state: state === 'unreachable' ? 'unreadable' : state,
    problem: reason,
    bytes,
    hash,
    modifiedAt,
    document,
    certificate: null,
  };
}

async function certificateState(watched: Watched): Promise<Omit<FileState, 'rights' | 'token'>> {
  const { path } = watched;
  const none = {
    problem: null,
    bytes: null,
    hash: null,
    modifiedAt: null,
    document: null,
    certificate: null,
  };
  try {
    const bytes = await readPlainFile(path, maxCertificateBytes);
    if (bytes === null) return { ...watched, ...none, state: 'absent' };
    const modifiedAt = (await lstat(path)).mtime.toISOString();
    return { ...watched, ...none, state: 'present', bytes, hash: hashOf(bytes), modifiedAt };
  } catch (error) {
    return { ...watched, ...none, state: 'unreadable', problem: fileError(error, path, 'read').message };
  }
}

/** Reads a file as it is now. What is wrong with it is part of the state: nothing is thrown. */
export async function stateOf(context: MfaContext, watched: Watched): Promise<FileState> {
  const read = await (watched.what === 'settings' ? settingsState(watched) : certificateState(watched));
  const rights = read.state === 'absent' ? null : await rightsOf(context, watched.path);
  return { ...read, rights, token: tokenOf(read.hash ?? read.state, read.problem, rights) };
}

/** What the certificate says, opened with the password of its folder's settings. */
export async function certificateFacts(
  { certificates, ports }: MfaContext,
  { bytes, path }: FileState,
  password: string,
): Promise<CertificateFacts> {
  const unopened: CertificateFacts = {
    kind: 'certificate',
    subject: null,
    notBefore: null,
    notAfter: null,
    fingerprint: null,
  };
  if (bytes === null || password === '') return unopened;
  const { certificate } = await certificates.read(bytes, password, path, ports.now());
  if (certificate === null) return unopened;
  const { subject, notBefore, notAfter, fingerprint } = certificate;
  return { kind: 'certificate', subject, notBefore, notAfter, fingerprint };
}

/** Largest file of its kind, in bytes. */
export const capOf = (what: Watched['what']): number =>
  what === 'settings' ? maxSettingsBytes : maxCertificateBytes;

/** Throws what a person can do where a file cannot be read. */
export function requireReadable({ state, problem, path }: FileState): void {
  if (state !== 'unreadable') return;
  throw new AppError('BAD_REQUEST', problem ?? `${path} cannot be read.`);
}
