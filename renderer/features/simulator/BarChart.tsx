import { useId } from 'react';

export interface Bar {
  /** Below the bar; '' for none. */
  label: string;
  /** What the bar stands for, in the table. */
  words: string;
  value: number;
}

export interface BarChartProps {
  title: string;
  /** What is counted: `requests`. */
  unit: string;
  bars: readonly Bar[];
  /** Pixels. */
  height?: number;
}

/** Bars side by side, with the same numbers as a table below for whoever wants them. */
export function BarChart({ title, unit, bars, height = 96 }: BarChartProps) {
  const id = useId();
  const most = bars.reduce((a, { value }) => Math.max(a, value), 0);
  const at = bars.findIndex(({ value }) => value === most);
  const words = `${title}: at most ${most.toLocaleString('en')} ${unit}${most === 0 ? '' : `, ${bars[at]?.words ?? ''}`}`;
  const scale = (height - 4) / Math.max(1, most);
  return (
    <figure className="chart">
      <figcaption id={id} className="chart-head">
        <span>{title}</span>
        <span className="soft figures">at most {most.toLocaleString('en')}</span>
      </figcaption>
      <svg
        role="img"
        aria-label={words}
        viewBox={`0 0 ${String(bars.length * 10)} ${String(height)}`}
        preserveAspectRatio="none"
        height={height}
      >
        {bars.map(({ value }, index) => (
          // A few are seen beside many: a value above 0 is at least two pixels tall.
          <rect
            key={index}
            x={index * 10 + (bars.length > 60 ? 0 : 1)}
            width={bars.length > 60 ? 10 : 8}
            y={height - tallness(value, scale)}
            height={tallness(value, scale)}
          />
        ))}
      </svg>
      <div className="chart-labels soft small figures" aria-hidden="true">
        {bars.some(({ label }) => label !== '') &&
          bars.map(({ label }, index) => <span key={index}>{label}</span>)}
      </div>
      <details>
        <summary>As a table</summary>
        <div className="plain-frame chart-table">
          <table className="plain" aria-labelledby={id}>
            <tbody>
              {bars.map(({ words: what, value }, index) => (
                <tr key={index}>
                  <th scope="row">{what}</th>
                  <td className="figures">{value.toLocaleString('en')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}

function tallness(value: number, scale: number): number {
  return value === 0 ? 0 : Math.max(2, value * scale);
}
