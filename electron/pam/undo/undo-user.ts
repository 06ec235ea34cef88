import { makeCommand, type Command } from '../../../shared/cmdlets/command.ts';
import { userRef } from '../../../shared/cmdlets/refs.ts';
import type { User } from '../../../shared/domain/user.ts';
import { userParameters } from '../parameters.ts';
import { noChange, setting, type Undo } from './setting.ts';

/** Takes back what happened to a user: made, changed or removed. */
export function undoUser({ before, after, pinSet, canSetNumber }: UserUndo): Undo {
  if (before === undefined) {
    return {
      commands: after ? [makeCommand('Remove-PAMUser', { User: userRef(after) })] : [],
      cannot: [],
    };
  }
  const { privAccountName, sourceDomain, sourceAccountName, sourcePhoneNumber } = before;
  const commands: Command[] = [];
  const cannot: string[] = [];
  if (after === undefined) {
    commands.push(
      makeCommand('New-PAMUser', {
        SourceDomain: sourceDomain,
        SourceAccountName: sourceAccountName,
        PrivAccountName: privAccountName,
        PrivOnly: before.privOnly,
      }),
    );
    if (!before.privOnly)
      cannot.push(
        `${privAccountName} is made anew: CORP must still have ${sourceDomain}\\${sourceAccountName}.`,
      );
  }
  if (before.hasPinCode && (after === undefined || pinSet))
    cannot.push(`The PIN code that ${privAccountName} had is not kept. Set it again with Set-PAMUser.`);
  // What New-PAMUser takes from CORP on that day is not known here, so every text is set again.
  const { privAccountActive, ...texts } = userParameters;
  const values =
    after === undefined
      ? {
          ...Object.fromEntries(
            Object.entries(texts)
              .filter(([field]) => !named.has(field))
              .map(([field, parameter]) => [parameter, before[field as keyof typeof texts]]),
          ),
          ...(before.privAccountActive ? {} : { [privAccountActive]: false }),
        }
      : setting(userParameters, after, before).values;
  if (values['SourcePhoneNumber'] !== undefined && !canSetNumber(sourcePhoneNumber)) {
    delete values['SourcePhoneNumber'];
    cannot.push(
      `The number ${sourcePhoneNumber} of ${privAccountName} cannot be set again, because it cannot be read.`,
    );
  }
  if (after !== undefined && pinSet && !before.hasPinCode) values['PrivPINCode'] = '';
  if (!noChange(values))
    commands.push(makeCommand('Set-PAMUser', { User: userRef(after ?? before), ...values }));
  return { commands, cannot };
}

export interface UserUndo {
  before: User | undefined;
  after: User | undefined;
  /** Whether the entry set or took away a PIN code. */
  pinSet: boolean;
  canSetNumber(text: string): boolean;
}

/** What New-PAMUser is given by its own parameters. */
const named: ReadonlySet<string> = new Set(['sourceDomain', 'sourceAccountName', 'privAccountName']);
