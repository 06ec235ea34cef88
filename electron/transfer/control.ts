/** How far long work is, and whether it shall stop: what electron/jobs.ts gives. */
export interface Control {
  signal: AbortSignal;
  progress(done: number, total?: number | null): void;
}
