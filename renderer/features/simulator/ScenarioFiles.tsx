import { Button } from '@mui/material';
import { scenario as scenarioSchema, type Scenario } from '../../../shared/domain/scenario.ts';
import { call } from '../../api/client.ts';
import { useAnnounce } from '../../components/Announcer.tsx';

export interface ScenarioFilesProps {
  current: () => Scenario;
  onLoad: (scenario: Scenario) => void;
  onProblem: (problem: unknown) => void;
}

/** Where a scenario comes from, and where it is saved. */
export function ScenarioFiles({ current, onLoad, onProblem }: ScenarioFilesProps) {
  const announce = useAnnounce();
  const doing = (work: () => Promise<void>) => () => {
    onProblem(null);
    work().catch(onProblem);
  };
  const open = async () => {
    const { path } = await call('app.pickFile', { purpose: 'scenario' });
    if (path !== null) onLoad((await call('simulator.open', { path })).scenario);
  };
  const save = async () => {
    // What cannot be run is not saved either: the file could not be opened again.
    const scenario = scenarioSchema.parse(current());
    const suggestedName = `${scenario.name.replace(/[^\p{L}\p{N} ._-]/gu, '')}.scenario.json`;
    const { path } = await call('app.pickSave', { purpose: 'scenario', suggestedName });
    if (path === null) return;
    await call('simulator.save', { path, scenario });
    announce(`Scenario saved to ${path}`);
  };
  return (
    <>
      <Button onClick={doing(async () => onLoad((await call('simulator.scenarioOf', {})).scenario))}>
        From this forest
      </Button>
      <Button onClick={doing(async () => onLoad((await call('simulator.example', {})).scenario))}>
        Example
      </Button>
      <Button onClick={doing(open)}>Open…</Button>
      <Button onClick={doing(save)}>Save…</Button>
    </>
  );
}
