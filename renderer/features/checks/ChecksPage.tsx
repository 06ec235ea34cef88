import type { Output } from '../../../shared/contract/registry.ts';
import { checkKind } from '../../../shared/domain/check-catalogue.ts';
import { checkAreas, checkSeverities } from '../../../shared/domain/check.ts';
import { useRead } from '../../api/use-read.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FilterBar, type FilterChip } from '../../components/FilterBar.tsx';
import { FilterMenu } from '../../components/FilterMenu.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { useAddress } from '../../components/use-address.ts';
import { counted } from '../../components/words.ts';
import { areaNames, checkAddress, type CheckFilter, queryOf, severityNames } from './check-address.ts';
import { FindingList } from './FindingList.tsx';
import { Suppressed } from './Suppressed.tsx';
import './checks.css';

/** Findings age by time alone too: numbers, certificates and suppressions have their days. */
const everyMs = 60_000;

/** What may be wrong with the forest, worst first, and what of it is known and left. */
export function ChecksPage() {
  const [filter, setFilter] = useAddress(checkAddress);
  const read = useRead('checks.list', queryOf(filter), { keepPrevious: true, everyMs });
  return (
    <Page title="Checks" toolbar={<Filter filter={filter} onChange={setFilter} counts={read.data?.counts} />}>
      <Loaded read={read}>{data => <Findings data={data} filter={filter} />}</Loaded>
    </Page>
  );
}

function Findings({ data, filter }: { data: Output<'checks.list'>; filter: CheckFilter }) {
  const { findings, total, suppressions } = data;
  const filtered = Object.keys(filter).length > 0;
  return (
    <div className="found-page">
      {total === 0 && (
        <div className="panel">
          {filtered ? (
            <EmptyState icon="filter" title="No finding fits the filter">
              Take a filter off to see the others.
            </EmptyState>
          ) : (
            <EmptyState icon="success" title="The checks find nothing">
              Roles, users, requests, the MFA files and CORP are in order
              {suppressions.length > 0 ? ', or what is not is suppressed below' : ''}.
            </EmptyState>
          )}
        </div>
      )}
      {checkSeverities.map(severity => {
        const own = findings.filter(finding => finding.severity === severity);
        return own.length === 0 ? null : (
          <section key={severity} className="panel" aria-labelledby={`checks-${severity}`}>
            <div className="panel-head">
              <h2 id={`checks-${severity}`}>{severityNames[severity].many}</h2>
              <span className="soft figures">{own.length}</span>
            </div>
            <FindingList findings={own} />
          </section>
        );
      })}
      {total > findings.length && (
        <Notice tone="info">
          The first {findings.length.toLocaleString('en')} of {counted(total, 'finding')}. Narrow the filter
          to see the others.
        </Notice>
      )}
      {suppressions.length > 0 && <Suppressed suppressions={suppressions} />}
    </div>
  );
}

interface FilterProps {
  filter: CheckFilter;
  onChange: (filter: CheckFilter) => void;
  counts: Output<'checks.list'>['counts'] | undefined;
}

function Filter({ filter, onChange, counts }: FilterProps) {
  const { severity, area, check, search } = filter;
  const change = (next: Partial<Record<keyof CheckFilter, string | undefined>>) =>
    onChange(
      Object.fromEntries(Object.entries({ ...filter, ...next }).filter(([, value]) => value !== undefined)),
    );
  const chips: FilterChip[] =
    check === undefined
      ? []
      : [
          {
            key: 'check',
            label: `Check: ${checkKind(check).title}`,
            onRemove: () => change({ check: undefined }),
          },
        ];
  return (
    <FilterBar
      search={{
        value: search ?? '',
        onChange: text => change({ search: text.trim() === '' ? undefined : text.trim() }),
        placeholder: 'Search findings',
      }}
      chips={chips}
    >
      <FilterMenu
        label="Severity"
        single
        options={checkSeverities.map(value => ({
          value,
          label: severityNames[value].one,
          ...(counts === undefined ? {} : { count: counts[value] }),
        }))}
        chosen={severity === undefined ? [] : [severity]}
        onChange={([chosen]) => change({ severity: chosen })}
      />
      <FilterMenu
        label="Area"
        single
        options={checkAreas.map(value => ({ value, label: areaNames[value] }))}
        chosen={area === undefined ? [] : [area]}
        onChange={([chosen]) => change({ area: chosen })}
      />
    </FilterBar>
  );
}
