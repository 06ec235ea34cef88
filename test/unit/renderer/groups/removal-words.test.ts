import { expect, it } from 'vitest';
import { removalWords } from '../../../../renderer/features/groups/removal-words.ts';

it('speaks of the CORP group only where there is one', () => {
  expect(removalWords({ privOnly: false })).toContain('The CORP group stays as it is.');
  expect(removalWords({ privOnly: true })).toBe(
    'No role gives it and nobody is in it. This cannot be undone; the history of the group stays.',
  );
});
