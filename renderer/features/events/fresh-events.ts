interface Numbered {
  readonly seq: number;
}

/** Of a newest page, what is newer than `newest`; `more` where all of a full page is, so that others lie between. */
export function freshOf<R extends Numbered>(
  rows: readonly R[],
  newest: number,
  pageSize: number,
): { rows: R[]; more: boolean } {
  const fresh = rows.filter(({ seq }) => seq > newest);
  return { rows: fresh, more: fresh.length === pageSize };
}

/** The pages with new rows on top of the first one; none is there twice. */
export function withFresh<R extends Numbered, P extends { rows: R[] }, D extends { pages: P[] }>(
  data: D,
  fresh: readonly R[],
): D {
  const [first, ...others] = data.pages;
  if (first === undefined) return data;
  const newest = first.rows[0]?.seq ?? 0;
  const rows = [...fresh.filter(({ seq }) => seq > newest), ...first.rows];
  return { ...data, pages: [{ ...first, rows }, ...others] };
}
