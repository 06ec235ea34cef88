import { describe, expect, test } from 'vitest';
import { eventCatalogue } from '../../../shared/domain/event-catalogue.ts';
import { resultOf } from '../../../shared/domain/event-result.ts';

describe('the result that an event tells', () => {
  test.each([
    [103, 'succeeded'],
    [101, 'failed'],
    [825, 'none'],
    [9100, 'none'],
    [9104, 'failed'],
    [9107, 'succeeded'],
    [4711, 'none'],
  ])('%i: %s', (id, result) => expect(resultOf(id)).toBe(result));

  test('no error succeeded, and all of them failed', () => {
    const errors = Object.entries(eventCatalogue).filter(([, { severity }]) => severity === 'Error');
    expect(errors.length).toBeGreaterThan(3);
    for (const [id] of errors) expect([id, resultOf(Number(id))]).toEqual([id, 'failed']);
  });
});
