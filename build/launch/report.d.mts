export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}
export interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests?: number;
  testResults?: { status: string; assertionResults: unknown[] }[];
}
export function total(results: readonly Counts[]): Counts;
export function summaryLine(counts: Counts): string;
export function countTests(report: VitestReport | null, exitCode: number, mayBeEmpty: boolean): Counts;
export function duration(ms: number): string;
