import type { DriftDifference } from '../../../../shared/domain/mfa-drift.ts';

/** Before and after, line by line, with the same in words. Secrets are masked by the main process. */
export function DriftTable({
  differences,
  label,
}: {
  differences: readonly DriftDifference[];
  label: string;
}) {
  return (
    <div className="plain-frame" tabIndex={0} role="region" aria-label={label}>
      <table className="plain drift-table">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
            <th scope="col">In words</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ kind, what, before, after, sentence }) => (
            <tr key={`${kind} ${what}`}>
              <th scope="row" className={kind === 'edited' ? 'mono' : undefined}>
                {what}
              </th>
              <Value value={before} />
              <Value value={after} />
              <td>{sentence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Value({ value }: { value: string | null }) {
  if (value === null) return <td className="soft">–</td>;
  return <td className="mono">{value === '' ? <span className="soft">empty</span> : value}</td>;
}
