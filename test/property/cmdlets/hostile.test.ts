import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkCommand,
  checkPipeline,
  commandSchema,
  type Pipeline,
} from '../../../shared/cmdlets/command.ts';
import { completions } from '../../../shared/cmdlets/complete.ts';
import { readDateTime } from '../../../shared/cmdlets/datetime.ts';
import { ParseError, parseLine } from '../../../shared/cmdlets/parse.ts';
import { writePipeline } from '../../../shared/cmdlets/write.ts';
import { anyPipeline } from './arbitraries.ts';

/** Reads a line; null if it was refused as it should be. Any other error fails the property. */
function read(line: string): Pipeline | null {
  try {
    return parseLine(line);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    expect(error.column).toBeGreaterThanOrEqual(1);
    expect(error.column).toBeLessThanOrEqual(line.length + 1);
    expect(error.message.length).toBeLessThan(700);
    return null;
  }
}

/** What was read is valid, and means the same when it is written and read once more. */
function holds(line: string): void {
  const pipeline = read(line);
  if (pipeline === null) return;
  expect(checkPipeline(pipeline)).toEqual([]);
  // The writer asks for a PIN code that stood in the line, so it is left out of the comparison.
  if (JSON.stringify(pipeline).includes('PrivPINCode')) return;
  expect(parseLine(writePipeline(pipeline))).toEqual(pipeline);
}

const pieces = [
  ...[
    'Get-PAMRole',
    'Set-PAMRole',
    'Get-PAMUser',
    'New-PAMRole',
    'New-TimeSpan',
    'Where-Object',
    'Get-Date',
    'R',
  ],
  ...[
    '-Role',
    '-TTL',
    '-MFAEnabled',
    '-MFAEnabled:',
    '-Candidates',
    '-DisplayName',
    '-Seconds',
    '-eq',
    '-x',
    '-',
  ],
  ...[
    '(',
    ')',
    '@(',
    ',',
    '|',
    '{',
    '}',
    ';',
    '&',
    '>',
    '#',
    '`',
    "'",
    '"',
    '$',
    '$true',
    '$null',
    '$_.a',
    '$(',
  ],
  ...[
    ' ',
    ' ',
    ' ',
    ' ',
    '\n',
    '\t',
    '600',
    '1',
    '20:00',
    '1.02:03:04',
    "'x'",
    '"y"',
    '–',
    '“',
    '’',
    '[',
    '@',
    '.',
  ],
];
const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map(parts => parts.join(''));
const spaced = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map(parts => parts.join(' '));

/** A valid line with a piece of it cut out, doubled, or replaced. */
const mutated = fc
  .tuple(anyPipeline.map(writePipeline), fc.nat(), fc.nat(12), fc.constantFrom('', ...pieces))
  .map(([line, at, length, put]) => {
    const start = at % (line.length + 1);
    return line.slice(0, start) + put + line.slice(start + length);
  });

describe('the parser', () => {
  it.each([
    ['any text', fc.string({ unit: 'binary', maxLength: 200 })],
    ['the signs of PowerShell in any order', soup],
    ['its words in any order', spaced],
    ['a valid line with a mistake', mutated],
  ])('reads or refuses %s', (_what, lines) => {
    fc.assert(fc.property(lines, holds), { numRuns: 1500 });
  });

  it.each([
    '(',
    '@(',
    '{',
    "'",
    '"',
    '`',
    '-',
    ' ',
    '|',
    ',',
    '\n',
    '#',
    '$',
    'a',
    "'a',",
    '-TTL ',
    '(Get-PAMRole ',
  ])('comes to an end on 64 KiB of %j', piece => {
    for (const start of ['', 'Get-PAMRole ', 'Set-PAMRole (Get-PAMRole R) -Candidates ']) {
      const line = start + piece.repeat(Math.floor((65_536 - start.length) / piece.length));
      read(line);
      completions(line, line.length);
    }
  });
});

describe('what comes after a parser', () => {
  it('completes any text without an error', () => {
    fc.assert(
      fc.property(fc.oneof(soup, mutated), fc.nat(300), (line, cursor) => {
        const { from, to, items } = completions(line, cursor);
        expect(0 <= from && from <= to && to <= line.length).toBe(true);
        expect(items.every(item => item.text !== '')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('checks any value without an error, and both checks agree', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), fc.record({ cmdlet: fc.constant('Set-PAMRole'), parameters: fc.anything() })),
        value => {
          expect(commandSchema.safeParse(value).success).toBe(checkCommand(value).length === 0);
          expect(Array.isArray(checkPipeline(value))).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('reads every moment that a clock can write', () => {
    const dates = fc.date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(dates, date => {
        expect(readDateTime(date.toISOString())).toEqual({ kind: 'instant', ms: date.getTime() });
      }),
    );
  });
});
