/** What an event says came of something: it was done, or it was not, or the event tells of no end (asked, begun, noticed). */
export const eventResults = ['succeeded', 'failed', 'none'] as const;
export type EventResult = (typeof eventResults)[number];

/** Refused, rejected, lapsed, interrupted, or found not to be as it should. */
const failed: ReadonlySet<number> = new Set([
  101, 9004, 9104, 9105, 9111, 9112, 9304, 9312, 9315, 9325, 9331, 9333, 9344,
]);

/** What somebody wanted was done: objects changed, a person called or approved, a role activated or closed, a file written, a check passed. */
const succeeded: ReadonlySet<number> = new Set([
  ...[103, 9000, 9001, 9002, 9005, 9006],
  ...[9010, 9011, 9012, 9020, 9021, 9022, 9030, 9031, 9032, 9040],
  ...[9050, 9051, 9052, 9053, 9054, 9055, 9056, 9057, 9058, 9059],
  ...[9061, 9062, 9063, 9064, 9070, 9072, 9073, 9074, 9080, 9081, 9082, 9083, 9084, 9085],
  ...[9103, 9107, 9109, 9114, 9115, 9116, 9117, 9200, 9201, 9202, 9203, 9204],
  ...[9300, 9301, 9302, 9303, 9305, 9310, 9313, 9314, 9316, 9319, 9323, 9324],
  ...[9330, 9332, 9334, 9340, 9341, 9342, 9343, 9345, 9346, 9350],
]);

/**
 * The result that an event tells, by its number alone, so that it can be counted as fast as numbers are. Of MIM's events, 103
 * and 101 are a call that verified and one that did not; 825 tells of none. A number that this console does not know has none.
 */
export function resultOf(id: number): EventResult {
  if (failed.has(id)) return 'failed';
  return succeeded.has(id) ? 'succeeded' : 'none';
}

/** As pages and reports say it. */
export const resultWords: Readonly<Record<EventResult, string>> = {
  succeeded: 'Succeeded',
  failed: 'Failed',
  none: 'Neither',
};
