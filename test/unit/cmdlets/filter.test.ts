import { describe, expect, it } from 'vitest';
import { parseFilter } from '../../../shared/cmdlets/filter.ts';
import { ParseError } from '../../../shared/cmdlets/parse-error.ts';

describe('a -Filter', () => {
  it.each([
    ["DisplayName eq 'SQL File Access'", [['DisplayName', 'eq', 'SQL File Access']]],
    [
      "DisplayName ne 'it''s' and TTL GE 3600",
      [
        ['DisplayName', 'ne', "it's"],
        ['TTL', 'ge', 3600],
      ],
    ],
    [
      'MFAEnabled eq true AND ApprovalEnabled eq FALSE',
      [
        ['MFAEnabled', 'eq', true],
        ['ApprovalEnabled', 'eq', false],
      ],
    ],
    [
      "ExpirationTime gt datetime'2015-01-09T08:26:49.721Z'",
      [['ExpirationTime', 'gt', { moment: '2015-01-09T08:26:49.721Z' }]],
    ],
    [
      "RequestId eq guid'5ec10e61-cdd1-404e-a18e-740467d87dbf'",
      [['RequestId', 'eq', '5ec10e61-cdd1-404e-a18e-740467d87dbf']],
    ],
    ['ExpirationTime eq null', [['ExpirationTime', 'eq', null]]],
    [
      "  a  lt  -1.5  and b eq ''  ",
      [
        ['a', 'lt', -1.5],
        ['b', 'eq', ''],
      ],
    ],
  ])('%s', (text, clauses) => {
    expect(parseFilter(text).map(({ property, operator, value }) => [property, operator, value])).toEqual(
      clauses,
    );
  });

  /** The column is where ¦ stands. */
  it.each([
    '¦',
    'R¦',
    "¦'R'",
    "DisplayName ¦like 'x'",
    'DisplayName eq ¦R',
    "DisplayName eq ¦'R",
    'a eq 1 ¦or b eq 2',
    'a eq 1 ¦b',
    'a eq 1 and¦',
    '¦(a eq 1)',
    'a eq ¦1x',
    "a eq ¦date'2015'",
  ])('%s is refused at its place', text => {
    try {
      parseFilter(text.replace('¦', ''));
      throw new Error('It was read');
    } catch (error) {
      expect(error).toBeInstanceOf(ParseError);
      const column = text.indexOf('¦') + 1;
      expect((error as ParseError).column).toBe(column);
    }
  });

  it('is bounded', () => {
    expect(() => parseFilter(Array(33).fill('a eq 1').join(' and '))).toThrow(/at most 32/);
  });
});
