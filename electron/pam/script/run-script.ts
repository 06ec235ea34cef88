import { cmdlet } from '../../../shared/cmdlets/catalogue.ts';
import type { Command } from '../../../shared/cmdlets/command.ts';
import { notesOf } from '../../../shared/cmdlets/notes.ts';
import { ParseError, placeOf } from '../../../shared/cmdlets/parse-error.ts';
import type { Script } from '../../../shared/cmdlets/script/ast.ts';
import { writeCommand } from '../../../shared/cmdlets/write.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { CmdletResult } from '../../../shared/contract/cmdlets.ts';
import type { Base } from '../invoke.ts';
import { shape } from '../output.ts';
import type { Item } from './data.ts';
import { Frame } from './frame.ts';
import { Meter } from './meter.ts';
import { runBlock } from './statements.ts';

/** The most commands that `powershell` names. */
const mostWritten = 500;

/**
 * Runs all of a script inside the caller's transaction. What it refuses is told with its line, and the caller's transaction
 * then undoes what came before.
 */
export function runWhole(script: Script, base: Base): Omit<CmdletResult, 'changed'> {
  const frame = new Frame(script.text, base, new Meter());
  try {
    const items = runBlock(frame, script.statements);
    return {
      ...given(frame, items),
      powershell: written(frame.ran),
      notes: notesOf(frame.ran),
      whatIf: base.whatIf,
    };
  } catch (error) {
    const told = placed(frame, error);
    if (!(told instanceof ParseError)) throw told;
    throw new AppError('BAD_REQUEST', `${told.message} Nothing was kept.`, { issues: told.issues });
  }
}

/** What statements gave out, as a reply holds it: objects with their properties, any other value as its `Value`. */
export function given(frame: Frame, items: readonly Item[]): Pick<CmdletResult, 'objects' | 'kind'> {
  const kinds = new Set(
    items.map(item => (typeof item === 'object' && item?.is === 'object' ? item.piece.kind : null)),
  );
  const [kind = null] = kinds;
  return { objects: items.flatMap(item => shown(frame, item)), kind: kinds.size === 1 ? kind : null };
}

function shown(frame: Frame, item: Item): Record<string, unknown>[] {
  if (item === null) return [];
  if (typeof item !== 'object') return [{ Value: item }];
  switch (item.is) {
    case 'object':
      return [shape(frame.base.store, item.piece)];
    case 'row':
      return [item.values];
    case 'seconds':
      return [{ TotalSeconds: item.seconds }];
    case 'date':
      return [{ Value: item.text }];
    case 'prompt':
      return [];
  }
}

/** The commands that a script came to, one a line: those that change something, or where none does, all. */
export function written(ran: readonly Command[]): string {
  const changing = ran.filter(command => cmdlet(command.cmdlet).changes);
  const commands = changing.length > 0 ? changing : ran;
  const lines = commands.slice(0, mostWritten).map(writeCommand);
  const left = commands.length - lines.length;
  return [...lines, ...(left > 0 ? [`# and ${left} more`] : [])].join('\n');
}

/** An error of a cmdlet with the line that it stands in, where there are several. A ParseError has its place already. */
export function placed(frame: Frame, error: unknown): unknown {
  if (!(error instanceof AppError) || error instanceof ParseError || !/[\r\n]/.test(frame.text.trim()))
    return error;
  const { line } = placeOf(frame.text, frame.place);
  return new AppError(error.code, `Line ${line}: ${error.message}`, { issues: error.issues, cause: error });
}
