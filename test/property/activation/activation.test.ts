import fc from 'fast-check';
import { it } from 'vitest';
import { runStory, storyOf } from '../../fakes/activation-story.ts';

const long = process.env['LONG'] === '1';

it('holds through any story of requests, calls, decisions, changes of roles, clocks and stops', async () => {
  await fc.assert(fc.asyncProperty(storyOf(), runStory), { numRuns: long ? 1000 : 40 });
}, 600_000);
