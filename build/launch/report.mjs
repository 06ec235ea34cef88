/** Adds up what the steps of `npm test` counted: each of them `{ passed, failed, skipped }`. */
export function total(results) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const key of Object.keys(sum)) for (const result of results) sum[key] += result[key];
  return sum;
}

/** The last line of `npm test`. */
export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * Counts a vitest run from its JSON report. A file that could not be loaded has no tests, so it is counted itself; a
 * run that failed for a reason no test shows (an unhandled error, no report, no tests at all) counts as one failure:
 * a green line over a red run would be a lie.
 *
 * @param report vitest's JSON report, parsed, or null where there is none
 * @param exitCode of the vitest process
 * @param mayBeEmpty true where the caller asked for some files only
 */
export function countTests(report, exitCode, mayBeEmpty) {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  const broken = (report.testResults ?? []).filter(
    file => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  const counts = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  };
  const empty = counts.passed + counts.failed + counts.skipped === 0;
  const red = exitCode !== 0 && !(empty && mayBeEmpty);
  if (counts.failed === 0 && (red || (empty && !mayBeEmpty))) counts.failed = 1;
  return counts;
}

/** Milliseconds as a person reads them: `0.8 s`, `2 min 05 s`. */
export function duration(ms) {
  const seconds = ms / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}
