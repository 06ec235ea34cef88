import type { CheckObject } from '../../../shared/domain/check.ts';
import { useRead } from '../../api/use-read.ts';
import { Section } from '../../components/Section.tsx';
import { counted } from '../../components/words.ts';
import { FindingList } from './FindingList.tsx';
import './checks.css';

/** As many as fit beside an object's own settings; the rest is on the page of the checks. */
const mostShown = 10;

/** What the checks find about one role or user, on its own page. Silent where that is nothing, or not known. */
export function ObjectChecks({ object }: { object: Pick<CheckObject, 'kind' | 'id'> }) {
  const { kind, id } = object;
  const read = useRead('checks.list', { object: { kind, id }, limit: mostShown });
  const { findings, total } = read.data ?? { findings: [], total: 0 };
  if (findings.length === 0) return null;
  return (
    <Section
      title="Checks"
      help={
        total > findings.length
          ? `The first ${String(mostShown)} of ${counted(total, 'finding')}.`
          : undefined
      }
    >
      <div className="found-panel">
        <FindingList findings={findings} own={id} />
      </div>
    </Section>
  );
}
