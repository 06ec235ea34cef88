import { cmdlet, parameterNamed } from './catalogue.ts';
import type { Pipeline } from './command.ts';

/**
 * What an operator should know of a line that runs: each parameter that was given and has no effect in this console, with the
 * reason. Each once, in the order of the line; [] where everything given counts.
 */
export function notesOf(pipeline: Pipeline): string[] {
  const notes = pipeline.flatMap(command => {
    const spec = cmdlet(command.cmdlet);
    return Object.keys(command.parameters).flatMap(name => {
      const why = parameterNamed(spec, name)?.noEffect;
      return why === undefined ? [] : [`-${name} has no effect: ${why}`];
    });
  });
  return [...new Set(notes)];
}
