import { AppError } from '../../shared/contract/errors.ts';

/** A refusal of one parameter: what was refused and why, then what to do. */
export function refuse(parameter: string, what: string, remedy: string): AppError {
  return new AppError('BAD_REQUEST', `${what} ${remedy}`, {
    issues: [{ path: `parameters.${parameter}`, message: `${what} ${remedy}` }],
  });
}

/** Characters that Active Directory refuses in a sAMAccountName. */
const forbidden = /["/\\[\]:;|=,+*?<>@]/;

/** Refuses what cannot be an account's name in Active Directory. */
export function requireAccountName(parameter: string, name: string): void {
  if (name.trim() !== name || name === '' || name.length > 256) {
    throw refuse(
      parameter,
      `-${parameter} is not the name of an account.`,
      'Give 1 to 256 characters without spaces around them.',
    );
  }
  // A control character in a name is a slip, or somebody's trick with a list.
  if (forbidden.test(name) || /\p{Cc}/u.test(name)) {
    throw refuse(
      parameter,
      `-${parameter} ${name} has a character that an account's name cannot have.`,
      'Leave out " / \\ [ ] : ; | = , + * ? < > @.',
    );
  }
}

export function requireSid(parameter: string, sid: string): void {
  if (!/^S-1-\d{1,14}(?:-\d{1,10}){1,15}$/.test(sid)) {
    throw refuse(parameter, `-${parameter} ${sid} is not a SID.`, 'Write it as S-1-5-21-… with its numbers.');
  }
}

/** A name that people read in lists: 1 to 256 characters, one line. */
export function requireName(parameter: string, name: string): string {
  const trimmed = name.trim();
  if (trimmed === '' || trimmed.length > 256 || /\p{Cc}/u.test(trimmed)) {
    throw refuse(parameter, `-${parameter} is not a name.`, 'Give 1 to 256 characters in one line.');
  }
  return trimmed;
}

/** Roles by their names, as a sentence lists them. */
export function named(roles: readonly { displayName: string }[]): string {
  return roles.map(role => role.displayName).join(', ');
}
