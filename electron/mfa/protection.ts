import { chmod, chown, lstat, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import type { MfaFinding, MfaProtection } from '../../shared/domain/mfa-views.ts';
import { errnoOf, fileError } from './file-errors.ts';
import type { MfaPorts } from './ports.ts';
import { broadRights, parseSaved, repairArguments, saveAs } from './sddl.ts';

/** A file or folder whose readers matter. `service` is the MIM Service folder itself: others may read it, not write to it. */
export interface Guarded {
  path: string;
  what: MfaProtection['what'];
  service?: boolean;
}

/** Who can read the files, and how that is changed. POSIX modes, or Windows' access control lists. */
export interface Guard {
  inspect(guarded: Guarded): Promise<MfaProtection>;
  repair(guarded: Guarded): Promise<void>;
  /** Protects a new, still empty file: like `like` where that exists, else for its owner (and SYSTEM, Administrators) alone. */
  prepare(path: string, like: string | null): Promise<void>;
  /** The rights as text: `0600 1000` (mode and owner), or SDDL. Null where they cannot be read. */
  rights(path: string): Promise<string | null>;
  /** Gives a file the rights that such a text says. */
  setRights(path: string, rights: string): Promise<void>;
}

const view = ({ path, what }: Guarded, isProtected: boolean, detail: string): MfaProtection => ({
  path,
  what,
  protected: isProtected,
  detail,
});

const octal = (mode: number): string => (mode & 0o777).toString(8).padStart(4, '0');

function posixGuard(): Guard {
  const me = process.getuid?.() ?? 0;
  const forbidden = (guarded: Guarded): number => (guarded.service === true ? 0o022 : 0o077);
  return {
    async inspect(guarded) {
      try {
        const stat = await lstat(guarded.path);
        if (stat.isSymbolicLink())
          return view(guarded, false, 'It is a link; what it leads to is not checked.');
        const mode = octal(stat.mode);
        if (stat.uid !== me)
          return view(guarded, false, `It belongs to another user (id ${stat.uid}), mode ${mode}.`);
        if ((stat.mode & forbidden(guarded)) === 0)
          return view(guarded, true, `Only its owner has rights on it (mode ${mode}).`);
        const words = guarded.service === true ? 'Others can write to it' : 'Others have rights on it';
        return view(guarded, false, `${words} (mode ${mode}).`);
      } catch (error) {
        throw fileError(error, guarded.path, 'read');
      }
    },
    async repair(guarded) {
      try {
        const stat = await lstat(guarded.path);
        if (stat.isSymbolicLink()) {
          throw new AppError('UNAVAILABLE', `${guarded.path} is a link. Put the file itself there.`);
        }
        if (stat.uid !== me) await chown(guarded.path, me, stat.gid);
        const mode = guarded.service === true ? stat.mode & 0o755 : stat.isDirectory() ? 0o700 : 0o600;
        await chmod(guarded.path, mode);
      } catch (error) {
        throw fileError(error, guarded.path, 'protect');
      }
    },
    async prepare(path) {
      const directory = (await lstat(path)).isDirectory();
      await chmod(path, directory ? 0o700 : 0o600);
    },
    async rights(path) {
      const stat = await lstat(path);
      return `${octal(stat.mode)} ${stat.uid}`;
    },
    async setRights(path, rights) {
      const [mode = '', owner = ''] = rights.split(' ');
      try {
        const stat = await lstat(path);
        if (stat.isSymbolicLink()) {
          throw new AppError('UNAVAILABLE', `${path} is a link. Put the file itself there.`);
        }
        if (stat.uid !== Number(owner)) await chown(path, Number(owner), stat.gid);
        await chmod(path, Number.parseInt(mode, 8));
      } catch (error) {
        throw fileError(error, path, 'protect');
      }
    },
  };
}

function windowsGuard(icacls: NonNullable<MfaPorts['icacls']>): Guard {
  async function run(path: string, args: string[]): Promise<void> {
    const { code } = await icacls(args);
    if (code === 0) return;
    throw new AppError(
      'UNAVAILABLE',
      `icacls did not change the rights on ${path} (it ended with ${code}). Run the console as an administrator.`,
    );
  }
  async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
    const folder = await mkdtemp(join(tmpdir(), 'bastion-acl-'));
    try {
      return await work(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  const sddlOf = (path: string): Promise<string | null> =>
    withFolder(async folder => {
      const saved = join(folder, 'acl.txt');
      const { code } = await icacls([path, '/save', saved, '/q']);
      if (code !== 0) return null;
      const bytes = await readFile(saved).catch((error: unknown) => {
        if (errnoOf(error) === 'ENOENT') return null;
        throw error;
      });
      return bytes === null ? null : (parseSaved(bytes)[0]?.sddl ?? null);
    });
  const give = (path: string, sddl: string): Promise<void> =>
    withFolder(async folder => {
      const saved = join(folder, 'acl.txt');
      await writeFile(saved, saveAs(sddl, basename(path)));
      await run(path, [dirname(path), '/restore', saved, '/q']);
    });
  return {
    rights: sddlOf,
    setRights: give,
    async inspect(guarded) {
      const sddl = await sddlOf(guarded.path);
      if (sddl === null) return view(guarded, false, 'Its rights could not be read with icacls.');
      const who = broadRights(sddl);
      // Under Program Files everybody may read the folder; its protected files have their own lists.
      if (who.length === 0 || guarded.service === true)
        return view(guarded, true, 'No group of all users has rights on it.');
      return view(guarded, false, `${who.join(', ')} ${who.length === 1 ? 'has' : 'have'} rights on it.`);
    },
    async repair(guarded) {
      if (guarded.service === true) return;
      const sddl = await sddlOf(guarded.path);
      if (sddl === null)
        throw new AppError(
          'UNAVAILABLE',
          `The rights on ${guarded.path} could not be read with icacls. Run the console as an administrator.`,
        );
      for (const args of repairArguments(guarded.path, sddl)) await run(guarded.path, args);
    },
    async prepare(path, like) {
      const sddl = like === null ? null : await sddlOf(like);
      if (sddl !== null) await give(path, sddl);
      const own = await sddlOf(path);
      if (own === null)
        throw new AppError(
          'UNAVAILABLE',
          `The rights on ${path} could not be read with icacls. Run the console as an administrator.`,
        );
      // What the old file let everybody do, the new one does not.
      if (broadRights(own).length > 0) for (const args of repairArguments(path, own)) await run(path, args);
    },
  };
}

/** The guard of this platform. On Windows without icacls every file counts as not protected. */
export function createGuard(ports: Pick<MfaPorts, 'platform' | 'icacls'>): Guard {
  if (ports.platform === 'posix') return posixGuard();
  return windowsGuard(ports.icacls ?? (() => Promise.resolve({ code: -1, stdout: '' })));
}

const whatNames: Record<MfaProtection['what'], string> = {
  settings: 'The settings file',
  backup: 'A backup',
  certificate: 'The certificate',
  zip: 'The credential ZIP',
  folder: 'The folder',
};

/** A finding for each file that others can get at. Source: the seed page's note that none of them may be publicly readable. */
export function protectionFindings(all: readonly MfaProtection[]): MfaFinding[] {
  return all
    .filter(one => !one.protected)
    .map(one => ({
      id: `unprotected-${one.what}`,
      severity: 'error',
      subject: one.path,
      message: `${whatNames[one.what]} is not protected. ${one.detail}`,
      remedy: 'Let the console take the rights of others away.',
      fix: 'repair-protection',
    }));
}
