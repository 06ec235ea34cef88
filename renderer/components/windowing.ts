/** Rows beyond the visible ones that are drawn on each side, so that a turn of the wheel shows no gap. */
const margin = 12;
/** Up to here all rows are drawn: a short list needs no windowing, and find-in-page then sees all of it. */
export const drawAllUpTo = 200;

export interface RowWindow {
  /** Index of the first row drawn, and of the first not drawn after it. */
  from: number;
  to: number;
}

/** Which rows to draw: `top` and `height` of the visible part and `rowHeight` are pixels. Always inside of 0..count. */
export function windowOf(count: number, top: number, height: number, rowHeight: number): RowWindow {
  if (count <= drawAllUpTo) return { from: 0, to: count };
  const first = Math.floor(Math.max(0, top) / rowHeight);
  const visible = Math.ceil(Math.max(0, height) / rowHeight);
  const from = Math.max(0, Math.min(first - margin, count - visible - margin));
  return { from, to: Math.min(count, first + visible + margin) };
}
