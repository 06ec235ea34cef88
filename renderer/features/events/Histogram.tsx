import { IconButton, Tooltip } from '@mui/material';
import { useId, useMemo, useRef } from 'react';
import type { Output } from '../../../shared/contract/registry.ts';
import { Icon } from '../../components/Icon.tsx';
import { barsOf, type DayBar } from '../../components/days.ts';
import { type Days, daysInWords } from './day-choice.ts';
import { useChooseDays } from './use-choose-days.ts';

export interface HistogramProps {
  days: Output<'events.summary'>['days'];
  /** The last day drawn, in the forest's zone: today. */
  today: string;
  /** The days that the filter selects, or null. */
  applied: Days | null;
  onApply: (days: Days | null) => void;
}

const height = 56;
const leastDays = 28;
/** Fifty years: the days of a history, whatever its clock said. */
const mostDays = 18_300;

/**
 * Events by day and severity. Dragging over days narrows the list to them, a click to one day, and again takes it off; by
 * keyboard it is one tab stop (use-choose-days.ts).
 */
export function Histogram({ days, today, applied, onApply }: HistogramProps) {
  const all = useMemo(() => barsOf(days, today, leastDays, mostDays), [days, today]);
  const chart = useRef<HTMLDivElement>(null);
  const help = useId();
  const choose = useChooseDays({ all, applied, onApply, chart });
  const { bars, marked } = choose;
  const most = Math.max(1, ...bars.map(totalOf));
  return (
    <div className="histogram-frame">
      {choose.earlier !== null && (
        <IconButton className="histogram-page" aria-label="Earlier days" onClick={choose.earlier}>
          <Icon name="left" size={14} />
        </IconButton>
      )}
      <div
        ref={chart}
        className="histogram"
        role="group"
        aria-label="Events by day"
        aria-describedby={help}
        {...choose.drag}
      >
        {bars.map((bar, at) => (
          <Tooltip key={bar.date} title={wordsOf(bar)} describeChild={false}>
            <button
              type="button"
              className="histogram-day"
              data-day={bar.date}
              tabIndex={bar.date === choose.tabStop ? 0 : -1}
              aria-pressed={marked !== null && bar.date >= marked.from && bar.date <= marked.to}
              aria-label={wordsOf(bar)}
              onFocus={() => choose.onFocus(bar.date)}
              onKeyDown={event => choose.onKeyDown(event, bar.date)}
              onClick={event => choose.onClick(event, bar.date)}
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
      {choose.later !== null && (
        <IconButton className="histogram-page" aria-label="Later days" onClick={choose.later}>
          <Icon name="right" size={14} />
        </IconButton>
      )}
      {choose.words !== null && (
        <p className="histogram-choosing small figures" aria-hidden="true">
          {choose.words}
        </p>
      )}
      <p id={help} className="hidden-visually">
        Arrow keys go from day to day, Shift with them chooses several, Enter shows what is chosen, Escape
        takes it off.
      </p>
    </div>
  );
}

function totalOf(bar: DayBar): number {
  return bar.Error + bar.Warning + bar.Information;
}

function wordsOf(bar: DayBar): string {
  return daysInWords({ from: bar.date, to: bar.date }, [bar]);
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

/** Every bar of a short range has its date, of a long one each seventh, counted from the last. */
function shows(at: number, count: number): boolean {
  return count <= 10 || (count - 1 - at) % 7 === 0;
}

const shortFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

function shortDate(date: string): string {
  return shortFormat.format(Date.parse(`${date}T00:00:00Z`));
}
