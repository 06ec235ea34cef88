import type { Handlers } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { simulatorContract } from '../../shared/contract/simulator.ts';
import { expectedRequests } from '../../shared/domain/scenario.ts';
import type { Simulation } from '../../shared/domain/simulation.ts';
import type { Jobs } from '../jobs.ts';
import { exampleScenario } from '../simulator/example.ts';
import { runSimulation } from '../simulator/run.ts';
import { requireForeign } from './foreign-path.ts';
import { readScenario, writeScenario } from './scenario-file.ts';
import { scenarioOf } from './scenario-of.ts';
import type { Session } from './session.ts';

const keptResults = 3;

/** Handlers of shared/contract/simulator.ts. */
export function simulatorHandlers(
  session: Session,
  jobs: () => Jobs,
  now: () => number,
): Handlers<typeof simulatorContract> {
  /** The latest results by job, oldest first. */
  const results = new Map<string, Simulation>();
  let running: string | null = null;

  return {
    'simulator.example': () => ({ scenario: exampleScenario() }),
    'simulator.scenarioOf': () => ({ scenario: scenarioOf(session.forest(), now()) }),
    'simulator.open': ({ path }) => ({ scenario: readScenario(path) }),
    'simulator.save': async ({ path, scenario }) => {
      const forest = session.current();
      if (forest !== null) requireForeign('The scenario was not saved', path, forest);
      await writeScenario(path, scenario);
      return { path };
    },
    'simulator.run': ({ scenario, activations }) => {
      if (running !== null && jobs().get(running).state === 'running') {
        throw new AppError(
          'CONFLICT',
          'A simulation is under way already. Wait for its end, or cancel it, then run this one.',
        );
      }
      const asked =
        activations === undefined ? scenario.requests : { ...scenario.requests, total: activations };
      const whole = { ...scenario, requests: asked };
      const job = jobs().start(`Simulation: ${scenario.name}`, async ({ progress, signal }) => {
        progress(0, expectedRequests(whole));
        const began = now();
        const result = await runSimulation(whole, { progress, signal });
        results.set(job, result);
        for (const old of [...results.keys()].slice(0, -keptResults)) results.delete(old);
        const seconds = Math.max(0, (now() - began) / 1000).toFixed(1);
        return `${result.requests.toLocaleString('en')} requests were simulated in ${seconds} seconds.`;
      });
      running = job;
      return { job };
    },
    'simulator.result': ({ job }) => {
      const result = results.get(job);
      if (result === undefined)
        throw new AppError('NOT_FOUND', 'There is no such result (any more). Run the simulation again.');
      return result;
    },
  };
}
