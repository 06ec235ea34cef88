import { eventKind } from '../../../shared/domain/event-catalogue.ts';
import { type EventFilter, eventSources, severities } from '../../../shared/domain/event.ts';
import type { Output } from '../../../shared/contract/registry.ts';
import { eventResults, resultWords } from '../../../shared/domain/event-result.ts';
import { SeverityLabel } from '../../components/SeverityLabel.tsx';
import { Facet, FacetGroup } from './Facet.tsx';
import { changed } from './history-filter.ts';
import { WhoFacets } from './WhoFacets.tsx';

export interface FacetsProps {
  filter: EventFilter;
  onChange: (filter: EventFilter) => void;
  /** Each facet is counted without its own part of the filter. */
  summary: Output<'events.summary'> | undefined;
}

/** Lowest number of the console's own events; those below are MIM's. */
const ownFrom = 9000;

/** Severity, result, source, MIM's own events and the console's, users and roles: each with how many there are. */
export function Facets({ filter, onChange, summary }: FacetsProps) {
  const counts = new Map(summary?.ids.map(({ id, count }) => [id, count]));
  const ids = [...new Set([...counts.keys(), ...(filter.ids ?? []), 101, 103, 825])].sort((a, b) => a - b);
  const toggleId = (id: number) => onChange(changed(filter, { ids: toggled(filter.ids ?? [], id) }));
  const idFacet = (id: number) => (
    <Facet
      key={id}
      checked={filter.ids?.includes(id) ?? false}
      onToggle={() => toggleId(id)}
      count={counts.get(id) ?? 0}
      more={summary?.kindsMore}
    >
      <span className="figures facet-id">{id}</span> {eventKind(id)?.title ?? 'Unknown to this version'}
    </Facet>
  );
  return (
    <div className="facets" role="group" aria-label="Filter by kind">
      <FacetGroup title="Severity">
        {severities.map(severity => (
          <Facet
            key={severity}
            checked={filter.severities?.includes(severity) ?? false}
            onToggle={() =>
              onChange(changed(filter, { severities: toggled(filter.severities ?? [], severity) }))
            }
            count={summary?.severities.find(row => row.severity === severity)?.count ?? 0}
            more={summary?.kindsMore}
          >
            <SeverityLabel severity={severity} />
          </Facet>
        ))}
      </FacetGroup>
      <FacetGroup title="Result">
        {eventResults.map(result => (
          <Facet
            key={result}
            checked={filter.results?.includes(result) ?? false}
            onToggle={() => onChange(changed(filter, { results: toggled(filter.results ?? [], result) }))}
            count={summary?.results.find(row => row.result === result)?.count ?? 0}
            more={summary?.kindsMore}
          >
            {resultWords[result]}
          </Facet>
        ))}
      </FacetGroup>
      <FacetGroup title="Source">
        {eventSources.map(source => (
          <Facet
            key={source}
            checked={filter.sources?.includes(source) ?? false}
            onToggle={() => onChange(changed(filter, { sources: toggled(filter.sources ?? [], source) }))}
            count={summary?.sources.find(row => row.source === source)?.count ?? 0}
            more={summary?.kindsMore}
          >
            {source}
          </Facet>
        ))}
      </FacetGroup>
      <FacetGroup
        title="MIM’s events"
        help="Microsoft’s own numbers: 101, 103 and 825 are the ones it has published."
      >
        {ids.filter(id => id < ownFrom).map(idFacet)}
      </FacetGroup>
      <FacetGroup title="Console’s events" help="Numbers from 9000 up are this console’s, never Microsoft’s.">
        {ids.filter(id => id >= ownFrom).map(idFacet)}
      </FacetGroup>
      <WhoFacets filter={filter} onChange={onChange} summary={summary} />
    </div>
  );
}

function toggled<T>(chosen: readonly T[], value: T): T[] {
  return chosen.includes(value) ? chosen.filter(other => other !== value) : [...chosen, value];
}
