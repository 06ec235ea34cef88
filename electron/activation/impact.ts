import { impactSeverities, type Impact } from '../../shared/domain/impact.ts';
import type { Entry } from '../store/entry.ts';
import type { Compared, Rule } from './impact/compared.ts';
import { factsOn, scopeOf, type FactsPorts } from './impact/facts.ts';
import * as gates from './impact/gates.ts';
import * as people from './impact/people.ts';
import { openRequests } from './impact/requests.ts';

const rules: readonly Rule[] = [
  gates.approvals,
  gates.calls,
  openRequests,
  people.removedRoles,
  people.people,
  people.accounts,
  people.memberships,
  gates.safeguards,
  gates.numbers,
  gates.windows,
  gates.durations,
  gates.tickets,
  people.consoleAccess,
];

/** What a change does to people: the facts before it compared with those after it. Pure. The worst first. */
export function impactOf(compared: Compared): Impact[] {
  const rank = ({ severity }: Impact) => impactSeverities.indexOf(severity);
  return rules.flatMap(rule => rule(compared)).sort((a, b) => rank(a) - rank(b));
}

/**
 * Called in a rehearsal with the entries that it made: reads the facts after them, and answers what, called when the rehearsal is
 * undone, reads the facts before and compares.
 */
export function witnessImpact(ports: FactsPorts, entries: readonly Pick<Entry, 'changes'>[]): () => Impact[] {
  const scope = scopeOf(entries);
  const after = factsOn(ports, scope);
  return () => impactOf({ before: factsOn(ports, scope), after });
}
