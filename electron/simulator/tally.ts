import type { EndReason } from '../../shared/domain/request.ts';
import { simulatedEnds, type Simulation } from '../../shared/domain/simulation.ts';

const minute = 60;
const hour = 60 * minute;
/** Upper ends of the waits that are counted together, in seconds. */
const waitSteps = [5 * minute, 15 * minute, 30 * minute, hour, 2 * hour, 4 * hour, 8 * hour, 24 * hour];

/** Counts of a run that need no order. Whole numbers only, so that it is the same in whatever order they are added. */
export function createTally() {
  const ends = new Map<EndReason, number>();
  const calls = new Map<number, { verified: number; failed: number }>();
  const approvals = { asked: 0, automatic: 0, approved: 0, rejected: 0, lapsed: 0 };
  /** Seconds, one for each decision. */
  const waits: number[] = [];
  return {
    approvals,
    ended(reason: EndReason): void {
      ends.set(reason, (ends.get(reason) ?? 0) + 1);
    },
    call(code: number, verified: boolean): void {
      const known = calls.get(code) ?? { verified: 0, failed: 0 };
      known[verified ? 'verified' : 'failed'] += 1;
      calls.set(code, known);
    },
    decided(decision: 'approved' | 'rejected', milliseconds: number): void {
      approvals[decision] += 1;
      waits.push(Math.floor(milliseconds / 1000));
    },
    list(): Pick<Simulation, 'ends' | 'calls' | 'approvals'> {
      return {
        ends: simulatedEnds.map(end => ({ end, count: ends.get(end) ?? 0 })),
        calls: [...calls]
          .sort(([a], [b]) => a - b)
          .flatMap(([code, { verified, failed }]) => [
            ...(verified > 0 ? [{ code, verified: true, count: verified }] : []),
            ...(failed > 0 ? [{ code, verified: false, count: failed }] : []),
          ]),
        approvals: { ...approvals, wait: summaryOf(waits), waits: stepsOf(waits) },
      };
    },
  };
}

function summaryOf(waits: readonly number[]): Simulation['approvals']['wait'] {
  if (waits.length === 0) return null;
  const sorted = Float64Array.from(waits).sort();
  // The nearest rank, from whole numbers: ceil(n × part / 100) - 1.
  const at = (part: number) => sorted[Math.floor((sorted.length * part + 99) / 100) - 1]!;
  return { p50: at(50), p95: at(95), most: at(100) };
}

function stepsOf(waits: readonly number[]): Simulation['approvals']['waits'] {
  const counts = [...waitSteps, null].map(upTo => ({ upTo, count: 0 }));
  for (const wait of waits) {
    const step = counts.find(({ upTo }) => upTo === null || wait <= upTo);
    if (step) step.count += 1;
  }
  return counts;
}
