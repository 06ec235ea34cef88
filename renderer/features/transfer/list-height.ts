import type { CSSProperties } from 'react';

/** The height of a list that draws only the rows in sight: no more than its rows need, up to what the style sheet allows. */
export function listHeight(rows: number): CSSProperties {
  return { '--rows': Math.max(rows, 4) } as CSSProperties;
}
