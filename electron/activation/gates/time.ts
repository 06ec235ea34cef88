import type { Gate } from '../../../shared/domain/gate.ts';
import type { Question } from '../question.ts';
import { windowAt, windowInWords } from '../window.ts';
import { durationInWords } from '../../../shared/domain/words.ts';
import { localTime } from '../words.ts';

/**
 * A request may not last longer than the role's TTL (docs/mim-facts.md, requests), nor outside the shortest and longest
 * duration of the PAM configuration.
 */
export function durationGate({ role, limits }: Pick<Question, 'role' | 'limits'>, ttl: number): Gate {
  const asked = durationInWords(ttl);
  const refuse = (why: string): Gate => ({ id: 'duration', verdict: 'refused', reason: why });
  if (ttl > role.ttl) {
    const most = durationInWords(role.ttl);
    return refuse(
      `${asked} is longer than the ${most} that ${role.displayName} allows. Ask for ${most} or less.`,
    );
  }
  if (ttl < limits.roleMinimalDuration) {
    const least = durationInWords(limits.roleMinimalDuration);
    return refuse(
      `${asked} is shorter than ${least}, the shortest duration of the PAM configuration. Ask for ${least} or more.`,
    );
  }
  if (ttl > limits.roleMaximalDuration) {
    const most = durationInWords(limits.roleMaximalDuration);
    return refuse(
      `${asked} is longer than ${most}, the longest duration of the PAM configuration. Ask for ${most} or less.`,
    );
  }
  return { id: 'duration', verdict: 'passed', reason: `The activation lasts ${asked}.` };
}

/** The window is asked about the moment of activation: the start that was asked for, or now (docs/decisions, window). */
export function windowGate({ role, timeZone, now }: Question, startsAt: number): Gate {
  const start = startsAt > now ? `at ${localTime(startsAt, timeZone)}` : 'now';
  if (!role.availabilityWindowEnabled) {
    const reason =
      startsAt > now
        ? `It starts ${start}; no availability window is set.`
        : 'No availability window is set.';
    return { id: 'window', verdict: 'not-asked', reason };
  }
  const hours = { from: role.availableFrom, to: role.availableTo };
  const words = windowInWords(hours, timeZone);
  const state = windowAt(hours, timeZone, startsAt);
  if (state.open) {
    const until = state.closesAt === null ? '' : ` It is open until ${localTime(state.closesAt, timeZone)}.`;
    return {
      id: 'window',
      verdict: 'passed',
      reason: `It starts ${start}, inside the window ${words}.${until}`,
    };
  }
  const next =
    state.opensAt === null
      ? 'The window is never open: set its end after its beginning.'
      : `It opens next at ${localTime(state.opensAt, timeZone)}: ask then, or ask now for that start.`;
  return {
    id: 'window',
    verdict: 'refused',
    reason: `${role.displayName} can be activated ${words} only, and the start ${start} is outside. ${next}`,
  };
}
