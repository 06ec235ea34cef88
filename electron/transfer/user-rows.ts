import { AppError } from '../../shared/contract/errors.ts';
import { makeCommand, type Pipeline } from '../../shared/cmdlets/command.ts';
import type { UserFileField, UserFileMapping, UserFileRow } from '../../shared/domain/user-file.ts';
import { describeReading } from '../../shared/domain/phone-number.ts';
import type { User } from '../../shared/domain/user.ts';
import type { PeopleRow } from '../directory/table.ts';
import { userParameters } from '../pam/parameters.ts';
import type { PamPorts } from '../pam/ports.ts';
import { requireName } from '../pam/rules.ts';
import { makeUser, type MadeUser } from '../pam/users-new.ts';
import { AccountIndex } from './account-index.ts';

export type UserFilePorts = Pick<PamPorts, 'store' | 'corp' | 'phone' | 'now' | 'uuid'>;

/** A row of a file of people, and the user that it makes; `made` is null where something forbids it. */
export interface CheckedRow {
  row: PeopleRow;
  view: UserFileRow;
  made: MadeUser | null;
  /** What New-PAMUser and Set-PAMUser would be given. */
  pipeline: Pipeline;
}

/** What a mapped column changes of the user that New-PAMUser makes of CORP. */
const settable = [
  'sourceDisplayName',
  'sourcePhoneNumber',
  'sourceEmailAddress',
  'sourceDescription',
  'privDisplayName',
  'privDescription',
] as const satisfies UserFileField[];

/**
 * Checks rows one by one against CORP, the store and each other. The store is read once, when this is made: thousands of rows
 * are checked without a query each.
 */
export function createRowChecker(
  mapping: UserFileMapping,
  ports: UserFilePorts,
): (row: PeopleRow) => CheckedRow {
  const configuration = ports.store.consoleConfiguration();
  const pam = ports.store.pamConfiguration();
  const making = {
    ...ports,
    store: { consoleConfiguration: () => configuration, pamConfiguration: () => pam },
  };
  const taken = new AccountIndex(configuration, ports.store.users.find({}));
  const inFile = new AccountIndex<{ id: string; line: number } & Parameters<typeof taken.bySource>[0]>(
    configuration,
  );

  return row => {
    const text = (field: UserFileField) => row.values.get(mapping[field]?.toLowerCase() ?? '') ?? '';
    const account = text('sourceAccountName');
    const domain = text('sourceDomain') || row.domain || configuration.corpDnsName;
    const given: Partial<User> = {};
    for (const field of settable) if (text(field) !== '') given[field] = text(field);
    const problems = row.misfit === null ? [] : [`The row ${row.misfit}`];
    let made: MadeUser | null = null;
    try {
      if (account === '') throw new AppError('BAD_REQUEST', 'The account name is empty.');
      const wanted = {
        domain,
        account,
        privAccountName: text('privAccountName') || undefined,
        privOnly: false,
      };
      made = makeUser(wanted, making);
      made = { ...made, user: { ...made.user, ...given } };
    } catch (error) {
      problems.push(...reasonOf(error));
    }
    problems.push(...textProblems(given, ports));
    if (made !== null) {
      const { user } = made;
      const twin = inFile.bySource(user) ?? inFile.byPriv(user.privAccountName);
      if (twin !== undefined)
        problems.push(
          `The file has ${twin.privAccountName === user.privAccountName ? `the PRIV account ${user.privAccountName}` : `${domain}\\${account}`} on line ${twin.line} already.`,
        );
      const source = taken.bySource(user);
      const priv = taken.byPriv(user.privAccountName);
      if (source !== undefined)
        problems.push(`${domain}\\${account} is a PAM user already: ${source.privAccountName}.`);
      else if (priv !== undefined)
        problems.push(
          `The PRIV account ${user.privAccountName} belongs to ${priv.sourceDisplayName} already.`,
        );
      if (twin === undefined) inFile.add({ ...user, line: row.line });
    }
    const shown = made?.user;
    return {
      row,
      made: problems.length === 0 ? made : null,
      view: {
        line: row.line,
        domain,
        account,
        privAccountName: shown?.privAccountName ?? text('privAccountName'),
        displayName: shown?.sourceDisplayName ?? given.sourceDisplayName ?? '',
        number: shown?.sourcePhoneNumber ?? given.sourcePhoneNumber ?? '',
        mail: shown?.sourceEmailAddress ?? given.sourceEmailAddress ?? '',
        problems,
      },
      pipeline: pipelineOf(domain, account, text('privAccountName'), given),
    };
  };
}

/** The rules of Set-PAMUser for the texts that the file gives. */
function textProblems(given: Partial<User>, { phone }: UserFilePorts): string[] {
  const problems: string[] = [];
  for (const field of ['sourceDisplayName', 'privDisplayName'] as const) {
    if (given[field] === undefined) continue;
    try {
      requireName(userParameters[field], given[field]);
    } catch (error) {
      problems.push(...reasonOf(error));
    }
  }
  const number = given.sourcePhoneNumber;
  if (number !== undefined) {
    const { reading, canDial } = phone.read(number);
    if (!canDial) problems.push(`The number ${number} cannot be used. ${describeReading(reading)}`);
  }
  return problems;
}

/** What is refused says why; a fault that is none of the row's goes on. */
function reasonOf(error: unknown): string[] {
  if (error instanceof AppError && error.code !== 'UNAVAILABLE' && error.code !== 'INTERNAL')
    return [error.message];
  throw error;
}

/** The row as the cmdlets that it stands for, for the history. */
function pipelineOf(
  domain: string,
  account: string,
  privAccountName: string,
  given: Partial<User>,
): Pipeline {
  const made = makeCommand('New-PAMUser', {
    SourceDomain: domain,
    SourceAccountName: account,
    PrivAccountName: privAccountName === '' ? undefined : privAccountName,
  });
  const set = Object.fromEntries(
    settable.flatMap(field => (given[field] === undefined ? [] : [[userParameters[field], given[field]]])),
  );
  return Object.keys(set).length === 0 ? [made] : [made, makeCommand('Set-PAMUser', set)];
}
