import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BigIntStats } from 'node:fs';
import { AppError } from '../../shared/contract/errors.ts';
import type { ConsoleConfiguration } from '../../shared/domain/configuration.ts';
import type { CorpEntry } from '../../shared/contract/forest.ts';
import { CorpIndex, type CorpNames } from './corp-index.ts';
import { limits } from './limits.ts';
import { phoneOf } from './phone-of.ts';
import { readCsv, readLdif } from './read.ts';
import { bytesOfFile } from './text-source.ts';

/** What of the console's configuration the directory needs; asked on every call, as it may change. */
export type CorpConfiguration = Pick<
  ConsoleConfiguration,
  'corpDnsName' | 'corpNetbiosName' | 'phoneAttributes'
>;

export interface CorpOptions {
  /** The forest's folder, in which corp.ldif or corp.csv lies. */
  dir: string;
  /** Milliseconds UTC. */
  now: () => number;
  configuration: () => CorpConfiguration;
}

export interface CorpStatus {
  /** The full path, or null where neither file is there. */
  file: string | null;
  users: number;
  groups: number;
  /** When the file was last read whole, milliseconds UTC; null where it never was. */
  readAt: number | null;
  /** Why CORP cannot be asked, in words; null where it can, or where there is no file. */
  problem: string | null;
}

/**
 * The CORP directory, read from a file. Lookups are synchronous, over what `refresh` read last: call `refresh` before a
 * line of cmdlets or a search. They throw AppError UNAVAILABLE, with the reason and a remedy, where there is no readable
 * file: what an older one said is not used, because it may no longer be so.
 */
export interface Corp {
  status(): CorpStatus;
  /** Changes with each file that was read; null where none could be. */
  revision(): string | null;
  /** Reads the file if it changed since it was read. Never throws: what is wrong is in `status().problem`. */
  refresh(): Promise<void>;
  /** The DNS names of the domains in the file, lower case. */
  domains(): string[];
  /** A user by domain (DNS or NetBIOS name) and account name, without regard to case. Who asks for thousands gives the names once. */
  findUser(domain: string, account: string, names?: CorpNames): CorpEntry | undefined;
  /** A group, in the same way. */
  findGroup(domain: string, name: string): CorpEntry | undefined;
  /** At most 50 whose account name, display name or mail contains the text. `more` tells that there are others. */
  search(kind: CorpEntry['kind'], text: string): { entries: CorpEntry[]; more: boolean };
  users(): Iterable<CorpEntry>;
  /** The entry's telephone number by the configured order of attributes, or by the given one; '' where it has none. */
  phoneOf(entry: CorpEntry, attributes?: CorpConfiguration['phoneAttributes']): string;
}

const fileNames = ['corp.ldif', 'corp.csv'] as const;

type Loaded =
  | { state: 'none' }
  | { state: 'failed'; file: string | null; problem: string; identity: string }
  | { state: 'read'; file: string; identity: string; readAt: number; index: CorpIndex };

/** Opens the CORP directory of a forest's folder. Nothing is read before the first `refresh`. */
export function openCorp({ dir, now, configuration }: CorpOptions): Corp {
  let loaded: Loaded = { state: 'none' };
  let running: Promise<void> | null = null;

  async function load(): Promise<void> {
    const files = await present(dir);
    const identity = files.map(file => file.identity).join('|');
    if (files.length === 0) loaded = { state: 'none' };
    else if (loaded.state === 'none' || loaded.identity !== identity)
      loaded = await readOne(files, identity, now);
  }

  function index(): CorpIndex {
    if (loaded.state === 'read') return loaded.index;
    throw new AppError(
      'UNAVAILABLE',
      loaded.state === 'failed'
        ? `CORP cannot be asked. ${loaded.problem}`
        : `CORP cannot be asked: no directory file is in the forest's folder. Put an export of ldifde there as corp.ldif, or of csvde as corp.csv.`,
    );
  }

  return {
    refresh() {
      running ??= load().finally(() => (running = null));
      return running;
    },
    status() {
      if (loaded.state === 'read') {
        const { file, readAt, index } = loaded;
        return { file, users: index.userCount, groups: index.groupCount, readAt, problem: null };
      }
      const failed = loaded.state === 'failed' ? loaded : null;
      return {
        file: failed?.file ?? null,
        users: 0,
        groups: 0,
        readAt: null,
        problem: failed?.problem ?? null,
      };
    },
    revision: () => (loaded.state === 'read' ? loaded.identity : null),
    domains: () => index().domains(),
    findUser: (domain, account, names) => index().find('user', domain, account, names ?? configuration()),
    findGroup: (domain, name) => index().find('group', domain, name, configuration()),
    search: (kind, text) => index().search(kind, text, configuration()),
    users: () => index().allUsers(configuration()),
    phoneOf: (entry, attributes) => phoneOf(entry, attributes ?? configuration().phoneAttributes),
  };
}

interface FoundFile {
  name: string;
  path: string;
  identity: string;
  stats: BigIntStats;
}

async function present(dir: string): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  for (const name of fileNames) {
    const path = join(dir, name);
    const stats = await statOf(path);
    if (stats) found.push({ name, path, stats, identity: `${name}:${identityOf(stats)}` });
  }
  return found;
}

async function statOf(path: string): Promise<BigIntStats | null> {
  try {
    return await stat(path, { bigint: true });
  } catch {
    // Not there, or in a folder that cannot be read: the same to someone who asks for CORP.
    return null;
  }
}

/** Tells one content of a file from another without reading it. */
function identityOf({ ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return [ino, size, mtimeNs, ctimeNs].join('.');
}

async function readOne(files: FoundFile[], identity: string, now: () => number): Promise<Loaded> {
  const [file, second] = files;
  if (!file || second) {
    const problem = `Both corp.ldif and corp.csv are in the forest's folder. Keep the newer export and remove the other.`;
    return { state: 'failed', file: null, problem, identity };
  }
  try {
    if (!file.stats.isFile())
      throw new AppError('BAD_REQUEST', 'It is not a file. Put the export itself there.');
    if (file.stats.size > BigInt(limits.bytes)) {
      // `textOf` holds the cap while it reads; this spares reading 50 MB to say so.
      throw new AppError(
        'BAD_REQUEST',
        `It is larger than ${limits.bytes / 1_000_000} MB. Export fewer attributes with the switch -l.`,
      );
    }
    const index = await indexOf(file);
    const after = await statOf(file.path);
    if (!after || identityOf(after) !== identityOf(file.stats)) {
      throw new AppError(
        'CONFLICT',
        'It changed while it was read. It is read again the next time that it is needed.',
      );
    }
    return { state: 'read', file: file.path, identity, readAt: now(), index };
  } catch (error) {
    const because =
      error instanceof AppError
        ? error.message
        : `It cannot be opened (${codeOf(error)}). Check who may read it.`;
    return {
      state: 'failed',
      file: file.path,
      problem: `${file.name} is not usable. ${because}`,
      identity: changing(error) ? '' : identity,
    };
  }
}

async function indexOf(file: FoundFile): Promise<CorpIndex> {
  const index = new CorpIndex();
  const bytes = bytesOfFile(file.path);
  for await (const entry of file.name === 'corp.csv' ? readCsv(bytes) : readLdif(bytes)) index.add(entry);
  return index;
}

/** Errors after which the same content may be readable the next time. */
function changing(error: unknown): boolean {
  return !(error instanceof AppError) || error.code === 'CONFLICT';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}
