import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventResults } from '../../../shared/domain/event-result.ts';
import { eventFilter, eventSources, severities } from '../../../shared/domain/event.ts';
import { historyAddress, changed } from '../../../renderer/features/events/history-filter.ts';

const someOf = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 });
const number = fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 });

/** Filters as the page makes them: lists in the order of their set, texts without blanks at their ends. */
const filters = fc.record(
  {
    ids: fc.uniqueArray(fc.nat(9999), { minLength: 1, maxLength: 50 }).map(ids => ids.sort((a, b) => a - b)),
    severities: someOf(severities),
    sources: someOf(eventSources),
    results: someOf(eventResults),
    userId: fc.uuid(),
    roleId: fc.uuid(),
    requestId: fc.uuid(),
    from: number,
    to: number,
    text: fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .map(text => text.trim())
      .filter(text => text !== '' && text.length <= 200),
  },
  { requiredKeys: [] },
);

describe('the history’s filter in the address', () => {
  it('comes back as it went, through the text of an address', () => {
    fc.assert(
      fc.property(filters, filter => {
        const text = historyAddress.write(filter as never).toString();
        expect(historyAddress.read(new URLSearchParams(text))).toEqual(filter);
      }),
    );
  });

  it('leaves the other parts of the address as they are', () => {
    fc.assert(
      fc.property(filters, fc.string(), (filter, sort) => {
        const params = historyAddress.write(filter as never, new URLSearchParams({ sort, ids: '1' }));
        expect(params.get('sort')).toBe(sort);
        expect(historyAddress.write({}, params).toString()).toBe(new URLSearchParams({ sort }).toString());
      }),
    );
  });

  it('reads any address as a filter that the contract accepts', () => {
    const keys = fc.constantFrom(
      'ids',
      'severities',
      'sources',
      'results',
      'userId',
      'roleId',
      'requestId',
      'from',
      'to',
      'text',
      'x',
    );
    const values = fc.oneof(
      fc.string({ maxLength: 300 }),
      fc.constantFrom('Error', '101', '-1', 'MIM Service', '1e3', ''),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(keys, values), { maxLength: 80 }), pairs => {
        const filter = historyAddress.read(new URLSearchParams(pairs));
        expect(eventFilter.safeParse(filter).error).toBeUndefined();
      }),
    );
  });

  it('drops a part that is set to nothing, and keeps the rest', () => {
    expect(changed({ ids: [101], text: 'a' }, { ids: [] })).toEqual({ text: 'a' });
    expect(changed({ from: 1, to: 2 }, { from: undefined, to: 3 })).toEqual({ to: 3 });
  });
});
