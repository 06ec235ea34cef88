import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect, useEffectEvent, useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useNavigate, useParams } from 'react-router';
import { scenario as scenarioSchema, type Scenario } from '../../../shared/domain/scenario.ts';
import { useAct } from '../../api/use-act.ts';
import { useJob } from '../../api/use-job.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { JobProgress } from '../../components/JobProgress.tsx';
import { LinkTabs } from '../../components/LinkTabs.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { Drill } from './Drill.tsx';
import { keep } from './kept.ts';
import { Result } from './Result.tsx';
import { ScenarioFiles } from './ScenarioFiles.tsx';
import { ScenarioForm } from './ScenarioForm.tsx';

const formId = 'scenario';

export interface SimulatorProps {
  first: Scenario;
  firstJob: string | null;
  /** The forest's folder: what the page is left with is kept for it. */
  forest: string;
}

/** The scenario and its result, on two tabs. */
export function Simulator({ first, firstJob, forest }: SimulatorProps) {
  const { tab } = useParams();
  const navigate = useNavigate();
  const form = useForm<Scenario>({ resolver: zodResolver(scenarioSchema), defaultValues: first });
  const [jobId, setJobId] = useState(firstJob);
  const [wrong, setWrong] = useState<string[]>([]);
  const [problem, setProblem] = useState<unknown>(null);
  const run = useAct('simulator.run');
  const { job, cancel } = useJob(jobId);
  const leave = useEffectEvent(() => keep(forest, { scenario: form.getValues(), job: jobId }));
  useEffect(() => () => leave(), []);

  const submit = form.handleSubmit(
    scenario => {
      setWrong([]);
      setProblem(null);
      run.mutate(
        { scenario },
        {
          onSuccess: ({ job: started }) => {
            setJobId(started);
            void navigate('/simulator/result');
          },
          onError: setProblem,
        },
      );
    },
    () => setWrong(faultsOf(form.getValues())),
  );
  const load = (scenario: Scenario) => {
    form.reset(scenario);
    setWrong([]);
    setProblem(null);
    void navigate('/simulator');
  };
  const running = job?.state === 'running';
  return (
    <Page
      title="Simulator"
      action={
        <>
          <ScenarioFiles current={form.getValues} onLoad={load} onProblem={setProblem} />
          <ActionButton
            type="submit"
            form={formId}
            variant="contained"
            busy={run.isPending}
            offBecause={running ? 'A simulation is under way. Wait for its end, or cancel it.' : null}
          >
            Run simulation
          </ActionButton>
        </>
      }
      toolbar={
        <div className="simulator-top">
          <LinkTabs
            label="Simulator"
            tabs={[
              { to: '/simulator', label: 'Scenario', end: true },
              { to: '/simulator/result', label: 'Result' },
              { to: '/simulator/drill', label: 'Drill' },
            ]}
          />
          {problem !== null && <ErrorNotice error={problem} />}
          {wrong.length > 0 && (
            <Notice tone="error" title="The scenario cannot be run" live>
              <ul className="issue-list">
                {wrong.map(line => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </Notice>
          )}
          {job !== null && job.state !== 'done' && (
            <JobProgress job={job} onCancel={cancel} onDismiss={() => setJobId(null)} />
          )}
        </div>
      }
    >
      <FormProvider {...form}>
        {/* Hidden, not taken away, while the result is looked at: what was typed stays. */}
        <form
          id={formId}
          hidden={tab !== undefined}
          noValidate
          className="scenario"
          onSubmit={event => void submit(event)}
        >
          <ScenarioForm />
        </form>
      </FormProvider>
      {tab === 'drill' && <Drill />}
      {tab === 'result' &&
        (job?.state === 'done' && jobId !== null ? (
          <Result job={jobId} message={job.message} />
        ) : (
          !running && (
            <EmptyState icon="clock" title="Nothing was simulated yet">
              Set the scenario, then run the simulation: it asks the same engine that decides on requests, and
              changes nothing in this forest.
            </EmptyState>
          )
        ))}
    </Page>
  );
}

const mostFaults = 8;

/** What is wrong with a scenario, each with its place; a form shows only what is near at hand. */
function faultsOf(values: Scenario): string[] {
  const read = scenarioSchema.safeParse(values);
  if (read.success) return [];
  const lines = read.error.issues.map(({ path, message }) => `${placeWords(values, path)}${message}`);
  const more = lines.length - mostFaults;
  return more > 0 ? [...lines.slice(0, mostFaults), `And ${String(more)} more.`] : lines;
}

function placeWords(values: Scenario, path: readonly PropertyKey[]): string {
  const [area, at] = path;
  if (area === 'roles' && typeof at === 'number') return `Role ${values.roles[at]?.name ?? ''}: `;
  if (area === 'people' && typeof at === 'number') return `${values.people[at]?.name ?? ''}: `;
  return path.length === 0 ? '' : `${path.map(String).join(', ')}: `;
}
