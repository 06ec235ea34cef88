import { writeCommand } from '../../shared/cmdlets/write.ts';
import { readPhoneNumber } from '../../shared/domain/phone-number.ts';
import { isSameNumber, type Comparison } from './compare-user.ts';

/** The message of event 825: whose number, from what to what, what MIM has, and what to run to take the new one over. */
export function changedNumber({ user, now, lastSeen, defaultCountryCode }: Comparison): string {
  const who = `${user.sourceDisplayName || user.sourceAccountName} (${user.sourceDomain}\\${user.sourceAccountName})`;
  const what =
    now === ''
      ? `The telephone number of ${who} was removed from CORP; it was ${lastSeen}.`
      : lastSeen === null || lastSeen === ''
        ? `The telephone number of ${who} in CORP is now ${now}; there was none before.`
        : `The telephone number of ${who} in CORP changed from ${lastSeen} to ${now}.`;
  const stored = user.sourcePhoneNumber === '' ? 'has none' : `still has ${user.sourcePhoneNumber}`;
  if (now === '') {
    return user.sourcePhoneNumber === ''
      ? what
      : `${what} MIM ${stored}. Ask the user which number is right.`;
  }
  if (isSameNumber(user.sourcePhoneNumber, now, defaultCountryCode))
    return `${what} MIM has this number already.`;
  const reading = readPhoneNumber(now, defaultCountryCode);
  if (reading.kind === 'unreadable')
    return `${what} MIM ${stored}. The new one ${reading.why}: correct it in CORP.`;
  const command = writeCommand({
    cmdlet: 'Set-PAMUser',
    parameters: {
      User: {
        get: 'Get-PAMUser',
        parameters: { SourceDomain: user.sourceDomain, SourceAccountName: user.sourceAccountName },
      },
      SourcePhoneNumber: now,
    },
  });
  return `${what} MIM ${stored}. To take the new one over, run: ${command}`;
}

/** The message of event 9301. */
export function comparedWithCorp(counts: {
  compared: number;
  raised: number;
  differences: number;
  first: number;
}): string {
  const users = (n: number) => `${n} ${n === 1 ? 'user' : 'users'}`;
  const changed = counts.raised === 0 ? 'no number changed' : `the number of ${users(counts.raised)} changed`;
  const first =
    counts.first === 0 ? '' : ` The number of ${users(counts.first)} was seen for the first time.`;
  return `Compared ${users(counts.compared)} with CORP: ${changed}, ${counts.differences} ${counts.differences === 1 ? 'difference' : 'differences'} in all.${first}`;
}
