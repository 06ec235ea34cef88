import { Tooltip } from '@mui/material';
import { useMemo } from 'react';
import type { Output } from '../../../shared/contract/registry.ts';
import { counted } from '../../components/words.ts';
import { barsOf, type DayBar } from '../../components/days.ts';

export interface HistogramProps {
  days: Output<'events.summary'>['days'];
  /** The last day drawn, in the forest's zone: today. */
  today: string;
  /** The day that the filter selects alone, or null. */
  chosen: string | null;
  onChoose: (date: string | null) => void;
}

const height = 56;
const leastDays = 28;
const mostDays = 42;

/** Events by day and severity. Each day is a button: it narrows the list to that day, and again takes it off. */
export function Histogram({ days, today, chosen, onChoose }: HistogramProps) {
  const bars = useMemo(() => barsOf(days, today, leastDays, mostDays), [days, today]);
  const most = Math.max(1, ...bars.map(totalOf));
  return (
    <div className="histogram" role="group" aria-label="Events by day">
      {bars.map((bar, at) => (
        <Tooltip key={bar.date} title={wordsOf(bar)} describeChild={false}>
          <button
            type="button"
            className="histogram-day"
            aria-pressed={bar.date === chosen}
            aria-label={wordsOf(bar)}
            onClick={() => onChoose(bar.date === chosen ? null : bar.date)}
          >
            <svg
              viewBox={`0 0 10 ${String(height)}`}
              preserveAspectRatio="none"
              height={height}
              aria-hidden="true"
            >
              {stack(bar, most).map(part => (
                <rect
                  key={part.severity}
                  x={0}
                  width={10}
                  y={part.y}
                  height={part.height}
                  data-severity={part.severity}
                />
              ))}
            </svg>
            <span className="histogram-date figures" aria-hidden="true">
              {shows(at, bars.length) ? shortDate(bar.date) : ''}
            </span>
          </button>
        </Tooltip>
      ))}
    </div>
  );
}

function totalOf(bar: DayBar): number {
  return bar.Error + bar.Warning + bar.Information;
}

/** The worst at the bottom, where bars are compared best. A severity that is there at all is seen. */
function stack(bar: DayBar, most: number): { severity: string; y: number; height: number }[] {
  const parts: { severity: string; y: number; height: number }[] = [];
  let floor = height - 1;
  for (const severity of ['Error', 'Warning', 'Information'] as const) {
    if (bar[severity] === 0) continue;
    const tall = Math.max(3, (bar[severity] / most) * (height - 8));
    floor -= tall;
    parts.push({ severity, y: floor, height: tall });
  }
  return parts;
}

/** Every bar of a short range has its date, of a long one each seventh, counted from today. */
function shows(at: number, count: number): boolean {
  return count <= 10 || (count - 1 - at) % 7 === 0;
}

const shortFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const longFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});

function shortDate(date: string): string {
  return shortFormat.format(Date.parse(`${date}T00:00:00Z`));
}

function wordsOf(bar: DayBar): string {
  const parts = (['Error', 'Warning', 'Information'] as const)
    .filter(severity => bar[severity] > 0)
    .map(severity =>
      severity === 'Information'
        ? `${String(bar.Information)} information`
        : counted(bar[severity], severity.toLowerCase()),
    );
  const day = longFormat.format(Date.parse(`${bar.date}T00:00:00Z`));
  return `${day}: ${parts.length === 0 ? 'no events' : parts.join(', ')}`;
}
