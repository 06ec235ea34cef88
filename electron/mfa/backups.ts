import { join } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import { backEndOf } from '../../shared/domain/mfa-settings.ts';
import type { MfaBackup } from '../../shared/domain/mfa-views.ts';
import type { MfaContext } from './context.ts';
import { fileError } from './file-errors.ts';
import { hashOf, namesIn, readPlainFile } from './files.ts';
import { parseBackupName, settingsName } from './names.ts';
import { readFolders } from './settings-files.ts';
import { maxSettingsBytes } from './xml-bytes.ts';
import { readSettings, valuesOf } from './xml-document.ts';

/** The backups of a file, newest first. */
export async function backupsOf(folder: string, of: string): Promise<{ name: string; at: string }[]> {
  const found = (await namesIn(folder)).flatMap(name => {
    const parsed = parseBackupName(name, of);
    return parsed === null ? [] : [{ name, ...parsed }];
  });
  found.sort((a, b) => (a.at === b.at ? b.order - a.order : a.at < b.at ? 1 : -1));
  return found;
}

function describe(bytes: Uint8Array): Pick<MfaBackup, 'backEnd' | 'problem'> {
  try {
    return { backEnd: backEndOf(valuesOf(readSettings(bytes))), problem: null };
  } catch (error) {
    if (error instanceof AppError) return { backEnd: null, problem: error.message };
    throw error;
  }
}

/** Every backup in every folder, newest first. A folder that cannot be read has none. */
export async function listBackups({ ports }: MfaContext): Promise<{ backups: MfaBackup[] }> {
  const readings = await readFolders(ports.serviceFolders());
  const backups: MfaBackup[] = [];
  for (const { folder, state, hash } of readings) {
    if (state === 'unreachable') continue;
    for (const { name, at } of await backupsOf(folder, settingsName)) {
      const path = join(folder, name);
      try {
        const bytes = await readPlainFile(path, maxSettingsBytes);
        if (bytes === null) continue;
        const own = hashOf(bytes);
        backups.push({
          folder,
          name,
          at,
          bytes: bytes.length,
          hash: own,
          current: own === hash,
          ...describe(bytes),
        });
      } catch (error) {
        const problem = fileError(error, path, 'read').message;
        backups.push({ folder, name, at, bytes: 0, hash: '', current: false, backEnd: null, problem });
      }
    }
  }
  backups.sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1));
  return { backups };
}
