import type { Handlers } from '../../shared/contract/define.ts';
import type { simulatorContract } from '../../shared/contract/simulator.ts';
import type { Simulation } from '../../shared/domain/simulation.ts';
import { exampleScenario } from '../../electron/simulator/example.ts';
import type { World } from './bridge-world.ts';

/** The simulator without its thread: the example, and one result that a person made up. */
export function fakeSimulator(world: World): Handlers<typeof simulatorContract> {
  const scenario = () => ({ scenario: exampleScenario() });
  return {
    'simulator.example': scenario,
    'simulator.scenarioOf': scenario,
    'simulator.open': scenario,
    'simulator.save': ({ path }) => ({ path }),
    'simulator.run': ({ scenario: { name } }) => {
      const id = `job-${String(world.jobs.size + 1)}`;
      const title = `Simulation: ${name}`;
      world.jobs.set(id, {
        id,
        title,
        state: 'done',
        done: 12,
        total: 12,
        message: '12 requests were simulated.',
      });
      return { job: id };
    },
    'simulator.result': () => aSimulation,
  };
}

const from = Date.parse('2026-11-22T23:00:00Z');
const hour = 3_600_000;

const aSimulation: Simulation = {
  scenario: 'Example',
  seed: 1,
  timeZone: 'Europe/Berlin',
  zoneData: '2026a',
  from,
  to: from + 24 * hour,
  settledAt: from + 25 * hour,
  requests: 12,
  activated: 8,
  ends: [
    { end: 'ttl-ended', count: 6 },
    { end: 'closed-by-user', count: 2 },
    { end: 'refused', count: 2 },
    { end: 'call-failed', count: 1 },
    { end: 'approver-rejected', count: 1 },
    { end: 'approval-lapsed', count: 0 },
  ],
  refusals: [{ gate: 'account', reason: 'The account of the person is not active.', count: 2 }],
  calls: [
    { code: 2, verified: true, count: 4 },
    { code: 102, verified: false, count: 1 },
  ],
  approvals: {
    asked: 3,
    automatic: 0,
    approved: 2,
    rejected: 1,
    lapsed: 0,
    wait: { p50: 600, p95: 1800, most: 1800 },
    waits: [
      { upTo: 900, count: 2 },
      { upTo: null, count: 1 },
    ],
  },
  roles: [
    { name: 'Server Admins', requests: 12, activated: 8, refused: 2, peak: 3, peakAt: from + 10 * hour },
  ],
  members: {
    every: hour,
    roles: [{ name: 'Server Admins', most: Array.from({ length: 24 }, (_, at) => at % 4) }],
  },
  hours: Array.from({ length: 24 }, (_, at) => (at === 9 ? 12 : 0)),
  busiestHour: { at: from + 9 * hour, requests: 12 },
  lines: 40,
  hash: '0'.repeat(64),
  transcript: [
    { at: from + 9 * hour, event: 9100, request: 1, message: 'Jen asked to activate Server Admins.' },
  ],
};
