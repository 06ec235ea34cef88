import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutSecrets } from '../../../shared/cmdlets/command.ts';
import { longestLine, ParseError, parseLine } from '../../../shared/cmdlets/parse.ts';
import { parseScript, type Script } from '../../../shared/cmdlets/script/parse-script.ts';
import { writePipeline } from '../../../shared/cmdlets/write.ts';
import { anyPipeline } from './arbitraries.ts';

/** Reads a script; null if it was refused as it should be. Any other error fails the property. */
function read(text: string): Script | null {
  try {
    return parseScript(text, longestLine);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const lines = text.split(/\r\n|[\r\n]/);
    expect(error.line).toBeGreaterThanOrEqual(1);
    expect(error.line).toBeLessThanOrEqual(lines.length);
    expect(error.column).toBeGreaterThanOrEqual(1);
    if (/[\r\n]/.test(text.trim()))
      expect(error.column).toBeLessThanOrEqual((lines[error.line - 1] ?? '').length + 2);
    expect(error.message.length).toBeLessThan(900);
    return null;
  }
}

const words = [
  ...[
    'Get-PAMRole',
    'Set-PAMRole',
    'Get-PAMUser',
    'New-PAMRole',
    'New-TimeSpan',
    'Get-Date',
    'R',
    'if',
    'elseif',
    'else',
  ],
  ...[
    'foreach',
    'in',
    'Where-Object',
    '?',
    '%',
    'ForEach-Object',
    'Select-Object',
    'Sort-Object',
    'Out-Null',
    'function',
  ],
  ...[
    '-TTL',
    '-Candidates',
    '-First',
    '-Property',
    '-Seconds',
    '-eq',
    '-like',
    '-match',
    '-and',
    '-not',
    '-in',
    '-x',
    '-',
  ],
  ...[
    '$x',
    '$x.',
    '$x.Name',
    '$_',
    '$_.TTL',
    '$true',
    '$null',
    '$(',
    '$',
    '${',
    '$env:x',
    '[int]',
    '.Count',
    '[0]',
    '[',
    ']',
  ],
  ...[
    '(',
    ')',
    '@(',
    '@{',
    ',',
    '|',
    '{',
    '}',
    ';',
    '&',
    '>',
    '<#',
    '#>',
    '#',
    '`',
    '=',
    '+=',
    '-=',
    '+',
    '*',
    '!',
    '::',
  ],
  ...[
    "'",
    '"',
    "'a'",
    '"b $x"',
    '"$($x.Name)"',
    '"$(',
    '600',
    '1.5',
    '2026-01-01',
    '\n',
    '\r\n',
    '\t',
    '“',
    '’',
    '–',
  ],
];
const piece = fc.constantFrom(...words);
const soup = fc.array(piece, { maxLength: 60 }).map(parts => `$x = 1\n${parts.join('')}`);
const spaced = fc.array(piece, { maxLength: 60 }).map(parts => `$x = 1\n${parts.join(' ')}`);

const statements = [
  '$x = Get-PAMUser',
  '$x += Get-PAMUser Jen',
  'Set-PAMRole (Get-PAMRole R) -Candidates ($x + (Get-PAMUser Jen))',
  "Get-PAMUser | Where-Object { $_.SourceDomain -like 'c*' -and -not $_.PrivOnly } | Select-Object -First 3 PrivAccountName",
  'foreach ($u in $x) { if ($u.PrivOnly) { "$($u.PrivAccountName) x" } else { Get-PAMRequest $u -Active } }',
  'Get-PAMRole | Sort-Object TTL -Descending | % { $_.Candidates[0].PrivAccountName }',
];
const mutated = fc
  .tuple(
    fc.array(fc.constantFrom(...statements), { minLength: 1, maxLength: 4 }),
    fc.nat(),
    fc.nat(10),
    piece,
  )
  .map(([lines, at, length, put]) => {
    const text = `$x = @()\n${lines.join('\n')}`;
    const start = at % (text.length + 1);
    return text.slice(0, start) + put + text.slice(start + length);
  });

describe('the reader of scripts', () => {
  it.each([
    ['any text', fc.string({ unit: 'binary', maxLength: 200 })],
    ['the signs of PowerShell in any order', soup],
    ['its words in any order', spaced],
    ['a script with a mistake', mutated],
  ])('reads or refuses %s', (_what, texts) => {
    fc.assert(
      fc.property(texts, text => {
        read(text);
      }),
      { numRuns: 1500 },
    );
  });

  it('reads every line of cmdlets as the pipeline that it is', () => {
    fc.assert(
      fc.property(anyPipeline, pipeline => {
        const line = writePipeline(pipeline);
        expect(parseScript(line, longestLine).pipeline).toEqual(pipeline.map(withoutSecrets));
      }),
      { numRuns: 300 },
    );
  });

  it('reads what the line’s reader reads, and to the same', () => {
    const lines = fc.oneof(
      mutated,
      anyPipeline.map(writePipeline),
      fc.array(piece, { maxLength: 12 }).map(parts => `Get-PAMRole ${parts.join(' ')}`),
    );
    fc.assert(
      fc.property(lines, line => {
        let pipeline;
        try {
          pipeline = parseLine(line);
        } catch {
          return;
        }
        expect(read(line)?.pipeline).toEqual(pipeline);
      }),
      { numRuns: 1500 },
    );
  });

  it.each([
    '(',
    '@(',
    '$(',
    '{',
    "'",
    '"',
    '"$(',
    '`',
    '-',
    '!',
    '-not ',
    '+',
    '$x',
    '$x.a',
    '$x[',
    '$x[0]',
    '.a',
    ',',
    '\n',
    ';',
    '#',
    '<#',
    '1+',
    '1,',
    '$x = ',
    'if (',
    'foreach ($x in ',
    '% {',
    '| % {',
    '"$x',
    'a',
  ])('comes to an end on 64 KiB of %j', unit => {
    for (const start of ['', '$x = 1; ', 'Get-PAMRole ', '$x = 1; $x', '1 | % { ']) {
      read(start + unit.repeat(Math.floor((longestLine - start.length) / unit.length)));
    }
  });
});
