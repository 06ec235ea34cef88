import { AppError } from '../../shared/contract/errors.ts';
import type { ConsoleConfiguration } from '../../shared/domain/configuration.ts';
import { userFileFields, type UserFileField, type UserFileMapping } from '../../shared/domain/user-file.ts';

/** The names under which csvde, ldifde, Get-PAMUser and people write a field; the first that a file has is taken. */
const usual: Record<Exclude<UserFileField, 'sourcePhoneNumber'>, string[]> = {
  sourceAccountName: ['samaccountname', 'sourceaccountname', 'account', 'account name', 'username', 'login'],
  sourceDomain: ['sourcedomain', 'domain'],
  privAccountName: ['privaccountname', 'priv account'],
  sourceDisplayName: ['displayname', 'sourcedisplayname', 'display name', 'name', 'cn'],
  sourceEmailAddress: ['mail', 'sourceemailaddress', 'email', 'e-mail'],
  sourceDescription: ['description', 'sourcedescription'],
  privDisplayName: ['privdisplayname'],
  privDescription: ['privdescription'],
};
const usualNumbers = ['sourcephonenumber', 'phone', 'telephone', 'phone number', 'number'];

/** Which column is likely what. Numbers by the attributes in which New-PAMUser looks, in that order. */
export function guessMapping(
  columns: readonly string[],
  phoneAttributes: ConsoleConfiguration['phoneAttributes'],
): UserFileMapping {
  const names = {
    ...usual,
    sourcePhoneNumber: [...phoneAttributes.map(name => name.toLowerCase()), ...usualNumbers],
  };
  const find = (wanted: readonly string[]) => {
    const hit = wanted.find(name => columns.some(column => column.toLowerCase() === name));
    return columns.find(column => column.toLowerCase() === hit) ?? null;
  };
  return Object.fromEntries(userFileFields.map(field => [field, find(names[field])])) as UserFileMapping;
}

/** Refuses a column that the file does not have, and a mapping without an account. Throws BAD_REQUEST. */
export function checkMapping(columns: readonly string[], mapping: UserFileMapping): void {
  const known = new Set(columns.map(column => column.toLowerCase()));
  const issues = userFileFields.flatMap(field => {
    const column = mapping[field];
    if (column === null || known.has(column.toLowerCase())) return [];
    return [{ path: `mapping.${field}`, message: `The file has no column ${column}.` }];
  });
  if (mapping.sourceAccountName === null)
    issues.push({ path: 'mapping.sourceAccountName', message: 'Choose the column of the account name.' });
  if (issues.length > 0)
    throw new AppError('BAD_REQUEST', issues.map(({ message }) => message).join(' '), { issues });
}
