import { type Access, allows } from '../contract/define.ts';
import { cmdlet, type CmdletName } from './catalogue.ts';
import type { Pipeline } from './command.ts';

/** The highest right that any of these cmdlets needs. */
export function accessOf(names: Iterable<CmdletName>): Access {
  return [...names]
    .map(name => cmdlet(name).access)
    .reduce<Access>((highest, access) => (allows(access, highest) ? access : highest), 'read');
}

/** The right that a pipeline needs: the highest of its cmdlets'. References only read, which every level includes. */
export function accessOfPipeline(pipeline: Pipeline): Access {
  return accessOf(pipeline.map(command => command.cmdlet));
}
