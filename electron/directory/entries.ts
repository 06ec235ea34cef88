import type { CorpEntry } from '../../shared/contract/forest.ts';
import { domainOfDn } from './dn.ts';
import { limits } from './limits.ts';
import { refuse, utf8, type RawRecord } from './record.ts';
import { readSid } from './sid.ts';

/** An entry and the line on which it begins, for words about duplicates. */
export interface ReadEntry {
  entry: CorpEntry;
  line: number;
}

/** ACCOUNTDISABLE of userAccountControl. */
const accountDisabled = 0x2;

/** sAMAccountType of users; of security and distribution groups, global, universal or local. */
const userType = 0x30000000;
const groupTypes: ReadonlySet<number> = new Set([0x10000000, 0x10000001, 0x20000000, 0x20000001]);

/**
 * Understands a record. Answers null for what is neither a person nor a group (computers, service accounts, containers).
 * Refuses, with its line, an account whose kind, SID or account control cannot be told: to guess would be to elevate by guess.
 */
export function toEntry(record: RawRecord): ReadEntry | null {
  const text = (name: string): string => {
    const value = record.values.get(name)?.[0];
    if (value === undefined) return '';
    const read = typeof value === 'string' ? value : utf8(value, record.line, name);
    if (read.length > limits.text) {
      throw refuse(
        record.line,
        `the value of ${name} is longer than ${limits.text} characters. Correct it in the directory.`,
      );
    }
    if (read.includes('\0'))
      throw refuse(record.line, `the value of ${name} holds the NUL character. Export the directory again.`);
    return read;
  };
  const accountName = text('samaccountname').trim();
  if (accountName === '') return null;
  const kind = kindOf(record, accountName);
  if (kind === null) return null;
  return {
    line: record.line,
    entry: {
      kind,
      domain: domainOfDn(record.dn),
      accountName,
      // Active Directory fills displayName only where someone did; the object's own name always is there.
      displayName: text('displayname') || text('name') || text('cn'),
      mail: text('mail'),
      sid: sidOf(record),
      mobile: text('mobile'),
      telephoneNumber: text('telephonenumber'),
      disabled: kind === 'user' && isDisabled(text('useraccountcontrol').trim(), record.line),
    },
  };
}

function kindOf(record: RawRecord, accountName: string): CorpEntry['kind'] | null {
  const kind = saidKind(record);
  if (kind !== undefined) return kind;
  throw refuse(
    record.line,
    `"${accountName}" has no objectClass, so it is not known whether it is a user or a group. Export the directory with objectClass in the list of -l.`,
  );
}

/** What a record says it is: a user, a group, something else (null); undefined where it says nothing of it. */
export function saidKind(record: RawRecord): CorpEntry['kind'] | null | undefined {
  const words = (name: string) =>
    (record.values.get(name) ?? []).map(value =>
      (typeof value === 'string' ? value : utf8(value, record.line, name)).trim().toLowerCase(),
    );
  const classes = words('objectclass');
  if (classes.length > 0) {
    // A computer is a user to Active Directory, and so is a managed service account.
    if (classes.some(name => name === 'computer' || name.startsWith('msds-'))) return null;
    if (classes.includes('group')) return 'group';
    return classes.includes('user') || classes.includes('inetorgperson') ? 'user' : null;
  }
  const type = Number(words('samaccounttype')[0] ?? NaN);
  if (!Number.isNaN(type)) return type === userType ? 'user' : groupTypes.has(type) ? 'group' : null;
  const category = words('objectcategory')[0];
  if (category !== undefined) {
    const name = /^(?:cn=)?([^,]*)/.exec(category)![1];
    return name === 'person' ? 'user' : name === 'group' ? 'group' : null;
  }
  return undefined;
}

function sidOf(record: RawRecord): string {
  const value = record.values.get('objectsid')?.[0];
  if (value === undefined || value === '') return '';
  const sid = readSid(value);
  if (sid === null)
    throw refuse(
      record.line,
      'the value of objectSid is no security identifier. Export the directory again.',
    );
  return sid;
}

function isDisabled(control: string, line: number): boolean {
  if (control === '') return false;
  if (!/^-?\d{1,10}$/.test(control)) {
    throw refuse(
      line,
      `userAccountControl is "${control.slice(0, 20)}", and a number was expected. Export the directory again.`,
    );
  }
  return (Number(control) & accountDisabled) !== 0;
}
