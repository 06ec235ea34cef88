import { intentBodySchema, intentKind } from '../mfa/transaction-body.ts';
import type { IntentLog } from '../store/types.ts';

/** Writes that are looked back on: the files of the present folders are in the newest few. */
const lookBack = 100;

/**
 * What the console last wrote to a file, by its log of intents. Where a write failed in some folder or was
 * settled after a stop, it is not told which of them kept what was there before, so that counts as the console's as well.
 */
export function writtenSettings(
  intents: IntentLog,
): (file: string) => { hashes: string[]; at: number } | undefined {
  return file => {
    for (const { body, endedAt, outcome, detail } of intents.ended(intentKind, lookBack)) {
      const read = intentBodySchema.safeParse(body);
      const targets = read.success ? read.data.units.flatMap(unit => unit.targets) : [];
      const target = targets.find(one => one.path === file);
      if (target === undefined) continue;
      // Taken back: the file is as the write before it left it.
      if (outcome === 'undone') continue;
      const old = target.oldHash === null ? [] : [target.oldHash];
      const whole = (detail as { failed?: unknown } | null)?.failed === 0;
      return { hashes: whole ? [target.newHash] : [target.newHash, ...old], at: endedAt };
    }
    return undefined;
  };
}
