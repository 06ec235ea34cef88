import { eventKind } from './event-catalogue.ts';
import { resultWords } from './event-result.ts';
import type { EventFilter } from './event.ts';

/** A filter as a person reads it in a report, times in UTC: 'Error; event 101 MFA not completed; user PRIV.Jen'. */
export function filterInWords(
  filter: EventFilter,
  nameOf: (kind: 'user' | 'role', id: string) => string | undefined,
): string {
  const parts = [
    filter.severities?.join(' or '),
    filter.sources?.join(' or '),
    filter.results &&
      `result ${filter.results.map(result => resultWords[result].toLowerCase()).join(' or ')}`,
    filter.ids?.map(id => `event ${id} ${eventKind(id)?.title ?? ''}`.trim()).join(' or '),
    named('user', filter.userId),
    named('role', filter.roleId),
    filter.requestId && `request ${filter.requestId}`,
    filter.from === undefined ? undefined : `from ${new Date(filter.from).toISOString()}`,
    filter.to === undefined ? undefined : `before ${new Date(filter.to).toISOString()}`,
    filter.text?.trim() ? `the words “${filter.text.trim()}”` : undefined,
  ].filter(part => part !== undefined && part !== '');
  return parts.length === 0 ? 'everything' : parts.join('; ');

  function named(kind: 'user' | 'role', id: string | undefined): string | undefined {
    return id === undefined ? undefined : `${kind} ${nameOf(kind, id) ?? id}`;
  }
}
