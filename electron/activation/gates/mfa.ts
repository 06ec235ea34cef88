import type { Gate } from '../../../shared/domain/gate.ts';
import { mayBypass } from '../../../shared/domain/phone-standing.ts';
import type { Question } from '../question.ts';
import { localTime, momentInWords, personName } from '../words.ts';

/**
 * Whether a call is made, and to which number. A call that is under way to the same person is waited for, not repeated. Who is
 * blocked from calls is refused even after one: the block may be why the call should never have been taken.
 */
export function mfaGate(question: Question): Gate {
  const { role, user, dialling, existing, done, standing, now, timeZone } = question;
  const name = personName(user);
  const refused = (reason: string): Gate => ({ id: 'mfa', verdict: 'refused', reason });
  if (!role.mfaEnabled) return { id: 'mfa', verdict: 'not-asked', reason: 'No phone call is asked.' };
  if (standing?.blockedAt != null) {
    const why = standing.blockReason === '' ? '' : ` (${standing.blockReason.replace(/\.$/, '')})`;
    return refused(
      `${name} has been blocked from calls since ${momentInWords(standing.blockedAt, timeZone)} by ${standing.blockedBy}${why}. ` +
        'An administrator can unblock the user under Phones.',
    );
  }
  if (done.mfa)
    return { id: 'mfa', verdict: 'passed', reason: `${name} was verified by phone for this request.` };
  if (standing !== null && mayBypass(standing, now)) {
    const until = localTime(standing.bypassUntil ?? now, timeZone);
    return {
      id: 'mfa',
      verdict: 'passed',
      reason: `No call is made: ${standing.bypassBy} gave ${name} a one-time bypass until ${until} (${standing.bypassReason.replace(/\.$/, '')}).`,
    };
  }
  if (!dialling.canDial) {
    return refused(
      `${role.displayName} asks for a phone call, and ${name} cannot be called: ${dialling.why}. ` +
        'Set the number with Set-PAMUser -SourcePhoneNumber.',
    );
  }
  // Calls in a row to somebody who did not ask wear a person down until # is pressed.
  if (existing.some(request => request.status === 'PendingMFA')) {
    return refused(
      `${name} is being called for another request at this moment. Ask again when that call has ended.`,
    );
  }
  return {
    id: 'mfa',
    verdict: 'waits',
    reason: `${name} will be called on ${dialling.shown} and presses # to go on.`,
  };
}

/** True if the request goes on without a call because of a one-time bypass, which that uses up. */
export function usesBypass({ role, done, standing, now }: Question): boolean {
  return role.mfaEnabled && !done.mfa && mayBypass(standing, now);
}
