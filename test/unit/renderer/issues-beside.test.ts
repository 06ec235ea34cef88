import { expect, it } from 'vitest';
import { issuesBeside } from '../../../renderer/components/issues-beside.ts';

const issue = (message: string, path = '') => ({ path, message });

it('does not say twice what the message says already', () => {
  expect(issuesBeside('The name is taken.', [issue('The name is taken.', 'name')])).toEqual([]);
  expect(issuesBeside('Nothing was changed. The name is taken.', [issue('The name is taken.')])).toEqual([]);
  expect(
    issuesBeside('Not accepted.', [issue('Too long.', 'a'), issue('Too long.', 'b'), issue('Empty.')]),
  ).toEqual([issue('Too long.', 'a'), issue('Empty.')]);
});
