import type { ReplayResult } from '../store/replay.ts';

const named = 3;

/** What came of rebuilding from the history, in sentences: what differs, and what to do then. */
export function rebuiltInWords({ same, entries, differences }: ReplayResult): string {
  const total = entries.toLocaleString('en');
  if (same)
    return `The ${total} entries of the history, replayed, make exactly what the store holds, secrets apart.`;
  const found = differences.slice(0, named).map(inWords).join('; ');
  const rest = differences.length > named ? `; and ${differences.length - named} or more besides` : '';
  return (
    `The history, replayed, does not make what the store holds: ${found}${rest}. ` +
    'The store was changed by another program, or is damaged. Compare with a backup before you go on.'
  );
}

function inWords({ table, id, kind }: ReplayResult['differences'][number]): string {
  switch (kind) {
    case 'entry does not fit':
      return `entry ${id} does not fit what the entries before it made`;
    case 'missing':
      return `${id} of ${table} is missing from the store`;
    case 'extra':
      return `${id} of ${table} is in the store and not in the history`;
    case 'different':
      return `${id} of ${table} is not as the history has it`;
  }
}
