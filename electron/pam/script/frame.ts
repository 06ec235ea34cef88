import type { Command, Ref } from '../../../shared/cmdlets/command.ts';
import { ParseError } from '../../../shared/cmdlets/parse-error.ts';
import type { Piece } from '../arguments.ts';
import type { Base } from '../invoke.ts';
import { Incomparable } from './compare.ts';
import { type Data, isList, itemsOf } from './data.ts';
import { NoProperty } from './members.ts';
import type { Meter } from './meter.ts';

/** What one run of a script knows: its variables, what it used up, and what it has done. */
export class Frame {
  readonly text: string;
  readonly base: Base;
  readonly meter: Meter;
  /** The objects behind the references that were made of what the script holds. */
  readonly held: Map<Ref, Piece>;
  /** The commands that ran, in order, as the history would write them. */
  readonly ran: Command[] = [];
  /** Where the cmdlet that ran last stands: what an error of its is about. */
  place = 0;
  readonly #variables = new Map<string, Data>();

  constructor(text: string, base: Omit<Base, 'held'>, meter: Meter) {
    this.text = text;
    this.held = new Map();
    this.base = { ...base, held: this.held };
    this.meter = meter;
  }

  /** $null for one that a branch would have given its value, and did not. */
  get(name: string): Data {
    return this.#variables.get(name) ?? null;
  }

  set(name: string, data: Data): void {
    this.#variables.set(name, data);
    if (!isList(data)) return;
    this.meter.list(data.length);
    this.meter.held(
      [...this.#variables.values()].reduce<number>((sum, held) => sum + itemsOf(held).length, 0),
    );
  }

  /** Counts a list or a text that was put together. */
  made(data: Data): Data {
    if (isList(data)) this.meter.list(data.length);
    else if (typeof data === 'string') this.meter.text(data.length);
    return data;
  }

  /** Does `work` with `$_` standing for a value, and gives it back what it stood for. */
  with<T>(item: Data, work: () => T): T {
    const before = this.get('_');
    this.#variables.set('_', item);
    const result = work();
    this.#variables.set('_', before);
    return result;
  }

  /** The error of a value that cannot stand where it stands. */
  refuse(start: number, found: string, why: string, expected: readonly string[] = []): ParseError {
    return new ParseError({ column: start + 1, found, expected, why }).in(this.text);
  }

  /** Does what compares and reads properties; what it refuses is told with its place. */
  at<T>(start: number, found: string, work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (error instanceof Incomparable || error instanceof NoProperty) {
        throw this.refuse(start, found, error.message);
      }
      throw error;
    }
  }
}
