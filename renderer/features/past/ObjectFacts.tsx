import type { PastObject } from '../../../shared/contract/past.ts';
import { Facts } from '../../components/Facts.tsx';
import { capital } from './capital.ts';

/** All that the console knew of an object: what is not set is left out. */
export function ObjectFacts({ object: { fields, lists } }: { object: PastObject }) {
  return (
    <Facts
      items={[
        ...fields.map(({ label, text }) => [capital(label), text] as const),
        ...lists.map(({ label, items, count }) => [capital(label), people(items, count)] as const),
      ]}
    />
  );
}

function people(items: readonly string[], count: number): string {
  if (count === 0) return 'None';
  const rest = count - items.length;
  return items.join(', ') + (rest > 0 ? ` and ${rest.toLocaleString('en')} more` : '');
}
