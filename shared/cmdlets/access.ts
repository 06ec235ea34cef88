import { type Access, allows } from '../contract/define.ts';
import { cmdlet } from './catalogue.ts';
import type { Pipeline } from './command.ts';
import { ParseError } from './parse-error.ts';
import { parseLine } from './parse.ts';

/** The right that a pipeline needs: the highest of its cmdlets'. References only read, which every level includes. */
export function accessOfPipeline(pipeline: Pipeline): Access {
  return pipeline
    .map(command => cmdlet(command.cmdlet).access)
    .reduce<Access>((highest, access) => (allows(access, highest) ? access : highest), 'read');
}

/**
 * The right that a line needs. A line that does not parse needs none but to read: it is refused with its column by the
 * one who runs it, which says more than a missing right does.
 */
export function accessOfLine(line: string): Access {
  try {
    return accessOfPipeline(parseLine(line));
  } catch (error) {
    if (error instanceof ParseError) return 'read';
    throw error;
  }
}
