export interface BarTableProps {
  label: string;
  /** The head of the first column. */
  name: string;
  rows: readonly { words: string; more?: string; value: number }[];
  /** What is said where there is no row. */
  empty?: string;
}

/** Numbers by name, each with a bar: a table, so that nothing is in the picture that is not in words. */
export function BarTable({ label, name, rows, empty = 'Nothing.' }: BarTableProps) {
  if (rows.length === 0) return <p className="soft">{empty}</p>;
  const most = Math.max(1, ...rows.map(({ value }) => value));
  return (
    <div className="plain-frame">
      <table className="plain bar-table" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{name}</th>
            <th scope="col" className="bar-number">
              Count
            </th>
            <td aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {rows.map(({ words, more, value }) => (
            <tr key={words}>
              <th scope="row">
                {words}
                {more !== undefined && <span className="soft small bar-more">{more}</span>}
              </th>
              <td className="bar-number figures">{value.toLocaleString('en')}</td>
              <td aria-hidden="true" className="bar-cell">
                <svg viewBox="0 0 100 10" preserveAspectRatio="none" height={10}>
                  <rect x={0} y={0} height={10} width={(100 * value) / most} />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
