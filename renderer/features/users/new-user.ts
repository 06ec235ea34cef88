import { type Command, makeCommand } from '../../../shared/cmdlets/command.ts';
import type { CorpEntry } from '../../../shared/contract/forest.ts';

/** What the page for a new user holds. */
export interface NewUserForm {
  from: 'corp' | 'priv';
  /** The CORP account that was picked. */
  entry: CorpEntry | null;
  /** For a user who is in PRIV alone. */
  privDomain: string;
  privAccount: string;
  /** '' takes the prefix and the CORP account. */
  privAccountName: string;
  /** '' leaves it out. */
  password: string;
}

/** New-PAMUser for what was chosen; null where nobody is chosen yet. */
export function newUserCommand(form: NewUserForm): Command | null {
  const given = (text: string) => (text.trim() === '' ? undefined : text.trim());
  if (form.from === 'priv') {
    if (form.privAccount.trim() === '') return null;
    return makeCommand('New-PAMUser', {
      SourceDomain: form.privDomain.trim(),
      SourceAccountName: form.privAccount.trim(),
      PrivOnly: true,
    });
  }
  if (form.entry === null) return null;
  return makeCommand('New-PAMUser', {
    SourceDomain: form.entry.domain,
    SourceAccountName: form.entry.accountName,
    PrivAccountName: given(form.privAccountName),
    PrivPassword: form.password === '' ? undefined : form.password,
  });
}

/** The CORP number that New-PAMUser copies: of the attributes in their configured order, the first that has one. */
export function numberOf(entry: CorpEntry, attributes: readonly ('mobile' | 'telephoneNumber')[]): string {
  return attributes.map(attribute => entry[attribute]).find(text => text !== '') ?? '';
}

/** What New-PAMUser will find nothing of, in words. */
export function lackingOf(entry: CorpEntry, number: string): string[] {
  return [
    ...(number === '' ? ['telephone number'] : []),
    ...(entry.mail === '' ? ['mail address'] : []),
    ...(entry.sid === '' ? ['SID'] : []),
    ...(entry.displayName === '' ? ['display name'] : []),
  ];
}

/** The field that a refusal's issue speaks of. */
export function newUserField(path: string): string | undefined {
  const name = /(?:^|\.)parameters\.([A-Za-z]+)/.exec(path)?.[1];
  if (name === 'SourceAccountName' || name === 'SourceDomain') return 'account';
  if (name === 'PrivAccountName') return 'privAccountName';
  return name === 'PrivPassword' ? 'password' : undefined;
}
