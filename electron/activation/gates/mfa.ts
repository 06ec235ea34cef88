import type { Gate } from '../../../shared/domain/gate.ts';
import type { Question } from '../question.ts';
import { personName } from '../words.ts';

/** Whether a call is made, and to which number. A call that is under way to the same person is waited for, not repeated. */
export function mfaGate({ role, user, dialling, existing, done }: Question): Gate {
  const name = personName(user);
  if (!role.mfaEnabled) return { id: 'mfa', verdict: 'not-asked', reason: 'No phone call is asked.' };
  if (done.mfa)
    return { id: 'mfa', verdict: 'passed', reason: `${name} was verified by phone for this request.` };
  if (!dialling.canDial) {
    return {
      id: 'mfa',
      verdict: 'refused',
      reason:
        `${role.displayName} asks for a phone call, and ${name} cannot be called: ${dialling.why}. ` +
        'Set the number with Set-PAMUser -SourcePhoneNumber.',
    };
  }
  // Calls in a row to somebody who did not ask wear a person down until # is pressed.
  if (existing.some(request => request.status === 'PendingMFA')) {
    return {
      id: 'mfa',
      verdict: 'refused',
      reason: `${name} is being called for another request at this moment. Ask again when that call has ended.`,
    };
  }
  return {
    id: 'mfa',
    verdict: 'waits',
    reason: `${name} will be called on ${dialling.shown} and presses # to go on.`,
  };
}
