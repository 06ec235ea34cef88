export interface StartArguments {
  /** Absolute path. */
  forest: string | null;
  sample: boolean;
  choose: boolean;
  tour: boolean;
}
export function startArguments(args: readonly string[], from: string): StartArguments;
export function shellArguments(start: StartArguments): string[];
export const kinds: readonly string[];
export function testArguments(args: readonly string[]): { long: boolean; kinds: string[]; filters: string[] };
