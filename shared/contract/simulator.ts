import { z } from 'zod';
import { scenario, scenarioLimits } from '../domain/scenario.ts';
import { simulation } from '../domain/simulation.ts';
import { pathText } from './app.ts';
import { command } from './define.ts';

/** The simulator: scenarios, and what they come to. It changes nothing of a forest, and needs one only for `scenarioOf`. */
export const simulatorContract = {
  /** A scenario to begin with: a made-up site over a week. */
  'simulator.example': command({
    input: z.strictObject({}),
    output: z.object({ scenario }),
    access: 'read',
  }),
  /**
   * A scenario of the open forest: its people and roles as they are now, each role as often asked for as in its history; tomorrow, in
   * the forest's time zone. Telephone numbers stay behind: only whether one can be dialled is in it. UNAVAILABLE where no forest is
   * open, CONFLICT where it has more than a scenario holds.
   */
  'simulator.scenarioOf': command({
    input: z.strictObject({}),
    output: z.object({ scenario }),
    access: 'read',
  }),
  /** Reads a scenario file. NOT_FOUND, UNAVAILABLE; BAD_REQUEST for what is no scenario, `issues` naming the places. */
  'simulator.open': command({
    input: z.strictObject({ path: pathText }),
    output: z.object({ scenario }),
    access: 'read',
  }),
  /** Writes a scenario as JSON, whole or not at all. BAD_REQUEST for a place among the forest's own files, UNAVAILABLE. */
  'simulator.save': command({
    input: z.strictObject({ path: pathText, scenario }),
    output: z.object({ path: z.string() }),
    access: 'read',
  }),
  /**
   * Runs a scenario in a thread of its own. Long work: answers a job whose progress counts requests. `activations` takes the place of
   * the scenario's own total. One at a time: CONFLICT while another is under way.
   */
  'simulator.run': command({
    input: z.strictObject({
      scenario,
      activations: z.int().min(1).max(scenarioLimits.activations).optional(),
    }),
    output: z.object({ job: z.string() }),
    access: 'read',
  }),
  /** The result of a job of `simulator.run`. NOT_FOUND while it is under way, where it failed, and when two more have been run since. */
  'simulator.result': command({
    input: z.strictObject({ job: z.string().max(64) }),
    output: simulation,
    access: 'read',
  }),
};
