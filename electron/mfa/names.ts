import { posix, join, win32 } from 'node:path';

export const settingsName = 'MfaSettings.xml';
export const certificateName = 'cert_key.p12';
export const certificateFolder = 'MfaCerts';

/** Largest certificate file that is read, in bytes: the cap on the ZIP's entries. */
export const maxCertificateBytes = 5 * 1024 * 1024;

export const settingsPath = (folder: string): string => join(folder, settingsName);
export const certificatePath = (folder: string): string => join(folder, certificateFolder, certificateName);

/** `20261124T034601Z` for a time in milliseconds since the epoch. */
export function stamp(now: number): string {
  return new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
}

const pattern = /^(.+)\.(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z(?:-(\d{1,4}))?\.bak$/;

/** The time (ISO, UTC) that a backup's name states, and its order among those of one second; null for other names. */
export function parseBackupName(name: string, of: string): { at: string; order: number } | null {
  const match = pattern.exec(name);
  if (match?.[1] !== of) return null;
  const [, , year, month, day, hour, minute, second, order] = match;
  const at = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  return Number.isNaN(Date.parse(at)) ? null : { at, order: Number(order ?? '1') };
}

/** A backup name that none of `taken` has: `MfaSettings.xml.20261124T034601Z.bak`, then with `-2`, `-3` in the same second. */
export function backupName(of: string, now: number, taken: readonly string[]): string {
  const lower = new Set(taken.map(name => name.toLowerCase()));
  for (let order = 1; ; order += 1) {
    const name = `${of}.${stamp(now)}${order === 1 ? '' : `-${order}`}.bak`;
    if (!lower.has(name.toLowerCase())) return name;
  }
}

/**
 * What CertFilePath says for a MIM Service folder: a path as the MIM Service on that server sees it. A folder reached through an
 * administrative share (`\\mim1\c$\…`) is on that server's own drive.
 */
export function certFilePathFor(folder: string, platform: 'posix' | 'windows'): string {
  if (platform === 'posix') return posix.join(folder, certificateFolder, certificateName);
  const path = win32.join(folder, certificateFolder, certificateName);
  const share = /^[\\/]{2}[^\\/]+[\\/]([A-Za-z])\$[\\/](.*)$/.exec(path);
  return share === null ? path : `${(share[1] ?? '').toUpperCase()}:\\${share[2] ?? ''}`;
}

/** The copy of a file's last known content, from which a change made outside the console is taken back. */
export const keptPath = (path: string): string => `${path}.known`;
