import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../shared/cmdlets/catalogue.ts';
import { checkCommand, checkPipeline, withoutSecrets } from '../../../shared/cmdlets/command.ts';
import { parseLine } from '../../../shared/cmdlets/parse.ts';
import { writeCommand, writePipeline } from '../../../shared/cmdlets/write.ts';
import { anyPipeline, commandOf } from './arbitraries.ts';

/** What is outside quotes, to see that nothing but ASCII is. */
const withoutQuoted = (line: string): string => line.replace(/'[^']*'|"(?:`.|[^"`])*"/gsu, '');

describe('a command that is written and read again', () => {
  it.each(catalogue.map(spec => [spec.name, spec] as const))('is the same: %s', (_name, spec) => {
    fc.assert(
      fc.property(commandOf(spec), command => {
        expect(checkCommand(command)).toEqual([]);
        const line = writeCommand(command);
        expect(parseLine(line)).toEqual([withoutSecrets(command)]);
      }),
      { numRuns: 150 },
    );
  });

  it('is the same in a pipeline', () => {
    fc.assert(
      fc.property(anyPipeline, pipeline => {
        expect(checkPipeline(pipeline)).toEqual([]);
        expect(parseLine(writePipeline(pipeline))).toEqual(pipeline.map(withoutSecrets));
      }),
      { numRuns: 300 },
    );
  });

  it('is one line, and ASCII outside quotes', () => {
    fc.assert(
      fc.property(anyPipeline, pipeline => {
        const line = writePipeline(pipeline);
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
        expect(withoutQuoted(line)).toMatch(/^[\x20-\x7e]*$/);
      }),
      { numRuns: 300 },
    );
  });

  it('is written the same whatever the order of its parameters', () => {
    fc.assert(
      fc.property(anyPipeline, pipeline => {
        const turned = pipeline.map(command => ({
          ...command,
          parameters: Object.fromEntries(Object.entries(command.parameters).reverse()),
        }));
        expect(writePipeline(turned)).toBe(writePipeline(pipeline));
      }),
      { numRuns: 100 },
    );
  });
});

describe('a secret', () => {
  it('is in no line', () => {
    const secret = fc.stringMatching(/^[A-Z]{12}$/);
    fc.assert(
      fc.property(secret, text => {
        const user = { SourceDomain: 'c', SourceAccountName: 'j', PrivPassword: text, Credentials: text };
        expect(writeCommand({ cmdlet: 'New-PAMUser', parameters: user })).not.toContain(text);
        expect(writeCommand({ cmdlet: 'Set-PAMUser', parameters: { PrivPINCode: text } })).not.toContain(
          text,
        );
      }),
    );
  });
});
