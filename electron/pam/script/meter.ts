import { AppError } from '../../../shared/contract/errors.ts';

/** The most steps that a script may take: statements, values through a pipe, cmdlets, and a tenth of each object read. */
export const mostSteps = 100_000;
/** The most objects that one list, or all variables together, may hold. */
export const mostObjects = 50_000;
/** The longest text that a script may put together, and the most of all of them, in UTF-16 units. */
export const longestMade = 65_536;
const mostText = 10_000_000;

/** Counts what a script uses up, so that none holds the console for long or fills its memory. Throws BAD_REQUEST. */
export class Meter {
  #steps = 0;
  #text = 0;
  #given = 0;

  step(count = 1): void {
    this.#steps += count;
    if (this.#steps > mostSteps) {
      throw stopped(`after ${mostSteps.toLocaleString('en-US')} steps. Let it do less at a time.`);
    }
  }

  /** A list of this many values was made. */
  list(count: number): void {
    this.step(count / 100);
    if (count > mostObjects) {
      throw stopped(
        `because a list of it would hold more than ${mostObjects.toLocaleString('en-US')} objects. Filter them sooner.`,
      );
    }
  }

  /** All variables together hold this many values. */
  held(count: number): void {
    if (count > mostObjects) {
      throw stopped(
        `because its variables would hold more than ${mostObjects.toLocaleString('en-US')} objects. Filter them sooner.`,
      );
    }
  }

  /** The script gave out this many values. */
  gave(count: number): void {
    this.#given += count;
    if (this.#given > mostObjects) {
      throw stopped(
        `because it gives out more than ${mostObjects.toLocaleString('en-US')} objects. Filter them, or end the statement with Out-Null.`,
      );
    }
  }

  /** A text of this length was put together. */
  text(length: number): void {
    this.#text += length;
    if (length > longestMade || this.#text > mostText)
      throw stopped('because it puts too much text together.');
  }
}

const stopped = (why: string): AppError => new AppError('BAD_REQUEST', `The script was stopped ${why}`);
