import { readdir, stat } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, normalize } from 'node:path';

export interface Listing {
  folder: string;
  /** Null at the top. */
  parent: string | null;
  folders: string[];
  files: string[];
  /** Why the folder cannot be shown, for a person; '' where it can. */
  problem: string;
}

const most = 2_000;
const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' }).compare;

/** The drives of Windows; elsewhere the one root. */
export function roots(platform: string, exists: (path: string) => boolean = existsSync): string[] {
  if (platform !== 'win32') return ['/'];
  return [...'CDEFGHIJKLMNOPQRSTUVWXYZAB'].map(letter => `${letter}:\\`).filter(exists);
}

/** What a folder holds, hidden entries left out, at most 2,000 of them. Never throws: the reason is in `problem`. */
export async function listFolder(folder: string): Promise<Listing> {
  const path = normalize(folder);
  const up = dirname(path);
  const listing: Listing = {
    folder: path,
    parent: up === path ? null : up,
    folders: [],
    files: [],
    problem: '',
  };
  if (!isAbsolute(path))
    return { ...listing, parent: null, problem: `${folder} is not a whole path. Begin at the top.` };
  try {
    for (const entry of (await readdir(path, { withFileTypes: true })).slice(0, most)) {
      if (entry.name.startsWith('.')) continue;
      const isFolder = entry.isSymbolicLink()
        ? ((await stat(join(path, entry.name)).catch(() => null))?.isDirectory() ?? false)
        : entry.isDirectory();
      (isFolder ? listing.folders : listing.files).push(entry.name);
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const why: Record<string, string> = {
      ENOENT: 'is not there',
      EACCES: 'may not be read by you',
      EPERM: 'may not be read by you',
      ENOTDIR: 'is a file, not a folder',
    };
    listing.problem = `${path} ${why[code ?? ''] ?? 'cannot be read'}.`;
  }
  listing.folders.sort(byName);
  listing.files.sort(byName);
  return listing;
}

/** Why a name cannot be a file's name on either system, for a person; '' where it can. */
export function fileNameProblem(name: string): string {
  if (name.trim() === '') return 'Enter a file name.';
  if (/[<>:"/\\|?*]/.test(name) || [...name].some(character => character < ' ')) {
    return 'A file name cannot contain < > : " / \\ | ? * or control characters.';
  }
  if (/[ .]$/.test(name) || name === '..') return 'A file name cannot end with a space or a full stop.';
  return '';
}
