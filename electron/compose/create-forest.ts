import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import { defaultCheckLimits } from '../../shared/domain/check.ts';
import { defaultPamConfiguration, type ConsoleConfiguration } from '../../shared/domain/configuration.ts';
import type { ConfigurationFile } from '../../shared/domain/configuration-file.ts';
import type { Corp } from '../directory/corp.ts';
import { accountId, singleton, toCells } from '../store/cells.ts';
import type { Store } from '../store/types.ts';
import { configurationChanges } from '../transfer/configuration-file.ts';

/** What a person may say of a forest that is made. What is left out is read from the CORP file, or is a default. */
export interface NewForest {
  corpDnsName?: string;
  privDnsName?: string;
  timeZone?: string;
  /** The PRIV account on whose behalf the first administrator acts. */
  as?: string;
  /** Everything that a configuration file holds, and where it was read. */
  configuration?: { file: ConfigurationFile; path: string; sha256: string };
}

/** Where MIM's setup puts its service unless told otherwise (docs/mim-facts.md, settings file). */
const shipped = 'C:\\Program Files\\Microsoft Forefront Identity Manager\\2010\\Service';

/** Refuses what cannot be a forest's names, before anything is made of them. */
export function checkNewForest(wanted: NewForest): void {
  if (wanted.timeZone !== undefined) timeZone(wanted.timeZone);
  const corp = wanted.corpDnsName === undefined ? null : domainName('corpDnsName', wanted.corpDnsName);
  const priv = wanted.privDnsName === undefined ? null : domainName('privDnsName', wanted.privDnsName);
  if (corp !== null && corp === priv) throw oneName(corp);
}

function oneName(name: string): AppError {
  return new AppError('BAD_REQUEST', `CORP and PRIV cannot both be ${name}. Give PRIV its own name.`, {
    issues: [{ path: 'privDnsName', message: 'PRIV is another forest than CORP.' }],
  });
}

/**
 * The first entry of a forest: its configuration, and the operating-system user who made it as its administrator. The
 * domains are those of the directory file where nobody named them, else the names that Microsoft's documentation uses.
 */
export async function createForest(
  store: Store,
  corp: Corp,
  dir: string,
  osUser: string,
  wanted: NewForest,
): Promise<void> {
  await corp.refresh();
  const inFile = corp.revision() === null ? undefined : corp.domains().find(name => name !== '');
  const corpDnsName = domainName('corpDnsName', wanted.corpDnsName ?? inFile ?? 'contoso.local');
  const privDnsName = domainName('privDnsName', wanted.privDnsName ?? `priv.${corpDnsName}`);
  if (corpDnsName === privDnsName) throw oneName(corpDnsName);
  const service = process.platform === 'win32' && existsSync(shipped) ? shipped : join(dir, 'Service');
  if (service !== shipped) mkdirSync(service, { recursive: true, mode: 0o700 });

  const configuration: Omit<ConsoleConfiguration, 'version' | 'accounts'> = {
    corpDnsName,
    corpNetbiosName: firstLabel(corpDnsName),
    privDnsName,
    privNetbiosName: firstLabel(privDnsName),
    timeZone: timeZone(wanted.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone),
    phoneAttributes: ['mobile', 'telephoneNumber'],
    mimServiceFolders: [service],
    internalNumbers: '',
    checkLimits: defaultCheckLimits,
    recordReads: true,
  };
  const account = { osUser, access: 'administer', as: wanted.as ?? null } as const;
  store.transaction(() => {
    store.apply({
      actor: osUser,
      as: null,
      event: 9000,
      message: `The forest of ${corpDnsName} and ${privDnsName} was created; ${osUser} is its first administrator.`,
      changes: [
        {
          op: 'set',
          kind: 'pamConfiguration',
          id: singleton,
          values: toCells('pamConfiguration', defaultPamConfiguration),
        },
        {
          op: 'set',
          kind: 'consoleConfiguration',
          id: singleton,
          values: toCells('consoleConfiguration', configuration),
        },
        {
          op: 'set',
          kind: 'consoleAccount',
          id: accountId(osUser),
          values: toCells('consoleAccount', account),
        },
      ],
    });
    if (wanted.configuration !== undefined) fillForest(store, osUser, wanted.configuration);
  });
}

/** Brings a forest that was just made to what a configuration file says. Who makes it stays its administrator. */
function fillForest(
  store: Store,
  osUser: string,
  { file, path, sha256 }: NonNullable<NewForest['configuration']>,
): void {
  const own = file.accounts.find(account => accountId(account.osUser) === accountId(osUser));
  const accounts = file.accounts.filter(account => account !== own);
  const me = { osUser, access: 'administer' as const, as: own?.as ?? null };
  const { users, groups, roles } = file;
  store.apply({
    actor: osUser,
    as: null,
    event: 9085,
    message: `The configuration of ${path} was imported: ${users.length} users, ${groups.length} groups, ${roles.length} roles. ${osUser} stays administrator.`,
    cause: { path, sha256, writtenAt: file.WrittenAt, writtenBy: file.WrittenBy },
    changes: configurationChanges({ ...file, accounts: [...accounts, me] }),
  });
}

/** The NetBIOS name unless configured otherwise: the first label, as a domain has it by default. */
function firstLabel(dnsName: string): string {
  return (dnsName.split('.')[0] ?? dnsName).toUpperCase();
}

/** A DNS name of at least two labels, in lower case. */
export function domainName(field: string, text: string): string {
  const name = text.trim().toLowerCase();
  if (
    name.length > 253 ||
    !/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(name)
  ) {
    throw new AppError('BAD_REQUEST', `${text} is not the DNS name of a domain. Write it as contoso.local.`, {
      issues: [{ path: field, message: 'Write it as contoso.local.' }],
    });
  }
  return name;
}

/** An IANA name that this machine knows. */
export function timeZone(name: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    throw new AppError('BAD_REQUEST', `${name} is not a time zone. Use an IANA name such as Europe/Berlin.`, {
      issues: [{ path: 'timeZone', message: 'Use an IANA name such as Europe/Berlin.' }],
    });
  }
}
