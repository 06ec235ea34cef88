import { trendWords } from './tiles.ts';

const height = 28;
const bar = 7;
const gap = 3;

/** Seven days as bars, today's the strong one. The words beside it say the same. */
export function Trend({ trend, of }: { trend: readonly number[]; of: string }) {
  const most = Math.max(1, ...trend);
  return (
    <>
      <svg className="trend" width={trend.length * (bar + gap) - gap} height={height} aria-hidden="true">
        {trend.map((count, at) => {
          const tall = count === 0 ? 1.5 : Math.max(3, (count / most) * height);
          return (
            <rect
              key={at}
              x={at * (bar + gap)}
              y={height - tall}
              width={bar}
              height={tall}
              rx={1}
              data-today={at === trend.length - 1}
            />
          );
        })}
      </svg>
      <span className="hidden-visually">{trendWords(trend, of)}</span>
    </>
  );
}
