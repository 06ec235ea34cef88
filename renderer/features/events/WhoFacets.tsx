import type { Output } from '../../../shared/contract/registry.ts';
import type { EventFilter } from '../../../shared/domain/event.ts';
import { Facet, FacetGroup } from './Facet.tsx';
import { changed } from './history-filter.ts';

export interface WhoFacetsProps {
  filter: EventFilter;
  onChange: (filter: EventFilter) => void;
  summary: Output<'events.summary'> | undefined;
}

/** The users and roles with the most events. One of each can be chosen; others are found by name in the filter bar. */
export function WhoFacets({ filter, onChange, summary }: WhoFacetsProps) {
  if (summary === undefined) return null;
  const help = (more: boolean) => (more ? 'Counted among the newest 10,000 events.' : undefined);
  return (
    <>
      {summary.users.length > 0 && (
        <FacetGroup title="Users with the most" help={help(summary.usersMore)}>
          {summary.users.map(({ id, name, count }) => (
            <Facet
              key={id}
              checked={filter.userId === id}
              onToggle={() => onChange(changed(filter, { userId: filter.userId === id ? undefined : id }))}
              count={count}
              more={summary.usersMore}
            >
              {name}
            </Facet>
          ))}
        </FacetGroup>
      )}
      {summary.roles.length > 0 && (
        <FacetGroup title="Roles with the most" help={help(summary.rolesMore)}>
          {summary.roles.map(({ id, name, count }) => (
            <Facet
              key={id}
              checked={filter.roleId === id}
              onToggle={() => onChange(changed(filter, { roleId: filter.roleId === id ? undefined : id }))}
              count={count}
              more={summary.rolesMore}
            >
              {name}
            </Facet>
          ))}
        </FacetGroup>
      )}
    </>
  );
}
