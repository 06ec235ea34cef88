import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { AppError } from '../../shared/contract/errors.ts';
import {
  configurationFile,
  configurationFormat,
  configurationLimits,
  configurationVersion,
  type ConfigurationFile,
  type ConfigurationPreview,
} from '../../shared/domain/configuration-file.ts';
import { writeWhole } from '../events/write-whole.ts';
import { checkPamConfiguration } from '../pam/configuration.ts';
import { accountId, singleton, toCells } from '../store/cells.ts';
import { roleLists, type Change } from '../store/entry.ts';
import { fold } from '../../shared/domain/fold.ts';
import type { Store } from '../store/types.ts';
import { parseJson, readTextFile } from './read-file.ts';

/** Everything that is set up in a forest: no secret, no history, nothing that is at work. */
export function configurationOf(store: Store, by: { now: number; osUser: string }): ConfigurationFile {
  const { version: _, recordReads: _____, accounts, ...own } = store.consoleConfiguration();
  const { version: __, ...pam } = store.pamConfiguration();
  const plain = <T extends { version: number }>({ version: ___, ...object }: T) => object;
  return {
    Format: configurationFormat,
    Version: configurationVersion,
    WrittenAt: new Date(by.now).toISOString(),
    WrittenBy: by.osUser,
    console: own,
    accounts,
    pam,
    users: store.users.find({}).map(user => {
      const { hasPinCode: ____, ...rest } = plain(user);
      return rest;
    }),
    groups: store.groups.find({}).map(plain),
    roles: store.roles.find({}).map(plain),
  };
}

/** Writes the file whole or not at all. UNAVAILABLE by the disk. */
export async function writeConfiguration(
  path: string,
  file: ConfigurationFile,
): Promise<ConfigurationPreview> {
  const text = `${JSON.stringify(file, null, 2)}\n`;
  await writeWhole(path, 'The configuration was not saved', append => append(text));
  return previewOf(file, path, createHash('sha256').update(text).digest('hex'));
}

/** Reads a configuration file and checks all of it. BAD_REQUEST names what is wrong; NOT_FOUND; UNAVAILABLE. */
export async function readConfiguration(
  path: string,
): Promise<{ file: ConfigurationFile; preview: ConfigurationPreview }> {
  const read = await readTextFile(path, configurationLimits.bytes, 'A configuration file');
  const value = parseJson(read);
  const head = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  if (head['Format'] !== configurationFormat) {
    throw new AppError(
      'BAD_REQUEST',
      `${path} is not a configuration file of Bastion Console. Write one under Import and export, Whole configuration.`,
    );
  }
  if (head['Version'] !== configurationVersion) {
    throw new AppError(
      'BAD_REQUEST',
      `${path} has version ${JSON.stringify(head['Version'])?.slice(0, 20)}, and this console reads version ${configurationVersion}. Use the console that wrote it, or a newer one.`,
    );
  }
  const parsed = configurationFile.safeParse(value);
  if (!parsed.success) {
    const issues = parsed.error.issues.slice(0, 20).map(issue => {
      const where = issue.path.map(String).join('.');
      return { path: where, message: `${where}: ${issue.message}` };
    });
    throw new AppError('BAD_REQUEST', `${path} is not as the console writes it. Nothing was made.`, {
      issues,
    });
  }
  checkWhole(parsed.data, path);
  return { file: parsed.data, preview: previewOf(parsed.data, path, read.sha256) };
}

/** The changes that make everything of the file in a forest that has none of it. */
export function configurationChanges(file: ConfigurationFile): Change[] {
  const set = <K extends 'user' | 'group' | 'role'>(
    kind: K,
    objects: (Parameters<typeof toCells<K>>[1] & { id: string })[],
  ): Change[] => objects.map(object => ({ op: 'set', kind, id: object.id, values: toCells(kind, object) }));
  return [
    { op: 'set', kind: 'pamConfiguration', id: singleton, values: toCells('pamConfiguration', file.pam) },
    {
      op: 'set',
      kind: 'consoleConfiguration',
      id: singleton,
      // Whether reads are recorded is decided in each forest, with a reason; until then they are.
      values: toCells('consoleConfiguration', { ...file.console, recordReads: true }),
    },
    ...file.accounts.map((account): Change => ({
      op: 'set',
      kind: 'consoleAccount',
      id: accountId(account.osUser),
      values: toCells('consoleAccount', account),
    })),
    ...set('user', file.users),
    ...set('group', file.groups),
    ...set('role', file.roles),
    ...file.roles.flatMap(role =>
      roleLists.flatMap((list): Change[] =>
        role[list].length === 0
          ? []
          : [{ op: 'add', kind: 'role', id: role.id, list, items: [...role[list]] }],
      ),
    ),
  ];
}

/** What the schema cannot see: names and ids that must be one object's, members that must be there. */
function checkWhole(file: ConfigurationFile, path: string): void {
  const issues = [
    ...twice(
      'users',
      file.users.map(({ id }) => id),
    ),
    ...twice(
      'users',
      file.users.map(({ privAccountName }) => fold(privAccountName)),
    ),
    ...twice(
      'groups',
      file.groups.map(({ id }) => id),
    ),
    ...twice(
      'roles',
      file.roles.map(({ id }) => id),
    ),
    ...twice(
      'roles',
      file.roles.map(({ displayName }) => fold(displayName)),
    ),
    ...twice(
      'accounts',
      file.accounts.map(({ osUser }) => accountId(osUser)),
    ),
  ];
  const ids = {
    users: new Set<string>(file.users.map(({ id }) => id)),
    groups: new Set<string>(file.groups.map(({ id }) => id)),
  };
  for (const role of file.roles) {
    for (const list of roleLists) {
      const of = list === 'privileges' ? ids.groups : ids.users;
      const members: readonly string[] = role[list];
      const absent = members.find(id => !of.has(id));
      if (absent !== undefined)
        issues.push({
          path: 'roles',
          message: `${role.displayName}: ${list} names ${absent}, which the file does not hold.`,
        });
      issues.push(...twice(`${role.displayName}: ${list}`, members));
    }
  }
  if (issues.length === 0) {
    checkPamConfiguration({ ...file.pam, version: 1 });
    return;
  }
  throw new AppError('BAD_REQUEST', `${path} contradicts itself. Nothing was made.`, {
    issues: issues.slice(0, 20),
  });
}

function twice(path: string, names: readonly string[]): { path: string; message: string }[] {
  const seen = new Set<string>();
  const found = names.find(name => seen.has(name) || !seen.add(name));
  return found === undefined ? [] : [{ path, message: `${path}: ${found} is there twice.` }];
}

function previewOf(file: ConfigurationFile, path: string, sha256: string): ConfigurationPreview {
  const { corpDnsName, privDnsName, timeZone, mimServiceFolders } = file.console;
  return {
    path,
    sha256,
    writtenAt: file.WrittenAt,
    writtenBy: file.WrittenBy,
    corpDnsName,
    privDnsName,
    timeZone,
    accounts: file.accounts.length,
    users: file.users.length,
    groups: file.groups.length,
    roles: file.roles.length,
    foldersNotHere: mimServiceFolders.filter(folder => !existsSync(folder)),
  };
}
