import type { Role } from '../../../shared/domain/role.ts';
import { durationInWords } from '../../../shared/domain/words.ts';
import { durationGate } from '../../activation/gates/time.ts';
import { openFor, windowInWords } from '../../activation/window.ts';
import { localTime } from '../../activation/words.ts';
import type { Facts } from '../facts.ts';
import { aboutRole, openRole, setRole, type Rule } from '../found.ts';

const day = 86_400_000;

/** The engine refuses the role's own TTL: the PAM configuration moved after the role was saved. */
export const ttlOutsideLimits: Rule = facts =>
  facts.roles.flatMap(role => {
    const gate = durationGate({ role, limits: facts.pam }, role.ttl);
    if (gate.verdict !== 'refused') return [];
    const { roleMinimalDuration: least, roleMaximalDuration: most } = facts.pam;
    return [
      {
        check: 'ttl-outside-limits',
        object: aboutRole(role),
        sentence: `${role.displayName} lasts ${durationInWords(role.ttl)}, and the PAM configuration allows ${durationInWords(least)} to ${durationInWords(most)}.`,
        fix: shorten(role, Math.min(Math.max(role.ttl, least), most)),
      },
    ];
  });

export const ttlAboveLimit: Rule = ({ roles, limits, pam }) =>
  roles
    .filter(role => role.ttl > limits.longestTtl)
    .map(role => ({
      check: 'ttl-above-limit',
      object: aboutRole(role),
      sentence: `${role.displayName} lasts up to ${durationInWords(role.ttl)}, longer than the ${durationInWords(limits.longestTtl)} of the console’s configuration.`,
      fix: allowed(limits.longestTtl, pam) ? shorten(role, limits.longestTtl) : openRole(role),
    }));

export const windowNeverOpen: Rule = ({ roles, timeZone }) =>
  windowed(roles)
    .filter(({ seconds }) => seconds === 0)
    .map(({ role, hours }) => ({
      check: 'window-never-open',
      object: aboutRole(role),
      sentence: `The window ${windowInWords(hours, timeZone)} of ${role.displayName} is never open.`,
      fix: openRole(role),
    }));

export const windowShorterThanTtl: Rule = ({ roles, timeZone, pam }) =>
  windowed(roles)
    .filter(({ role, seconds }) => seconds > 0 && seconds < role.ttl)
    .map(({ role, hours, seconds }) => ({
      check: 'window-shorter-than-ttl',
      object: aboutRole(role),
      sentence: `${role.displayName} lasts up to ${durationInWords(role.ttl)}, and its window ${windowInWords(hours, timeZone)} is open for ${durationInWords(seconds)}.`,
      fix: allowed(seconds, pam) ? shorten(role, seconds) : openRole(role),
    }));

/** Counted from the last activation, or from the making of the role. */
export const roleUnused: Rule = ({ roles, uses, limits, now, timeZone }) =>
  roles.flatMap(role => {
    const { lastUse, createdAt } = uses.get(role.id) ?? { lastUse: null, createdAt: null };
    if ((lastUse ?? createdAt ?? 0) > now - limits.unusedDays * day) return [];
    return [
      {
        check: 'role-unused',
        object: aboutRole(role),
        sentence: `${role.displayName} ${usedInWords(lastUse, createdAt, timeZone)}.`,
        fix: openRole(role),
      },
    ];
  });

function usedInWords(lastUse: number | null, createdAt: number | null, timeZone: string): string {
  if (lastUse !== null) return `was last activated on ${localTime(lastUse, timeZone)}`;
  if (createdAt !== null) return `was made on ${localTime(createdAt, timeZone)} and never activated`;
  return 'was never activated';
}

function windowed(roles: readonly Role[]) {
  return roles
    .filter(role => role.availabilityWindowEnabled)
    .map(role => {
      const hours = { from: role.availableFrom, to: role.availableTo };
      return { role, hours, seconds: openFor(hours) };
    });
}

function allowed(ttl: number, { roleMinimalDuration, roleMaximalDuration }: Facts['pam']): boolean {
  return ttl >= roleMinimalDuration && ttl <= roleMaximalDuration;
}

function shorten(role: Role, ttl: number) {
  return setRole(`Set the TTL to ${durationInWords(ttl)}`, role, { TTL: ttl });
}
