import type { Simulation } from '../../../shared/domain/simulation.ts';
import { BarChart } from './BarChart.tsx';
import { atWords } from './result-words.ts';

/** One small chart for each role, side by side, on one time axis. */
export function MembersCharts({ result: { members, timeZone, from } }: { result: Simulation }) {
  if (members.roles.length === 0) return <p className="soft">No role was held by anybody.</p>;
  return (
    <div className="chart-grid">
      {members.roles.map(({ name, most }) => (
        <BarChart
          key={name}
          title={name}
          unit="people"
          height={64}
          bars={most.map((value, at) => ({
            label: labelled(at, most.length) ? atWords(from + at * members.every, timeZone) : '',
            words: `from ${atWords(from + at * members.every, timeZone)}`,
            value,
          }))}
        />
      ))}
    </div>
  );
}

/** The beginning and the middle. */
function labelled(at: number, count: number): boolean {
  return at === 0 || at === Math.floor(count / 2);
}
