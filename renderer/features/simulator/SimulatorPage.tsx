import { Button } from '@mui/material';
import type { Scenario } from '../../../shared/domain/scenario.ts';
import { useForest } from '../../api/me.ts';
import { useRead } from '../../api/use-read.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Page } from '../../components/Page.tsx';
import { useState } from 'react';
import { keptOf } from './kept.ts';
import { Simulator } from './Simulator.tsx';

/** The simulator: what would happen on a day like this one, by the engine that the requests go through. */
export function SimulatorPage() {
  const { dir } = useForest();
  const kept = keptOf(dir);
  const own = useRead('simulator.scenarioOf', {}, { enabled: kept === null });
  const [wantsExample, setWantsExample] = useState(false);
  const example = useRead('simulator.example', {}, { enabled: wantsExample });
  const first: Scenario | undefined = kept?.scenario ?? own.data?.scenario ?? example.data?.scenario;
  if (first !== undefined) return <Simulator first={first} firstJob={kept?.job ?? null} forest={dir} />;
  return (
    <Page title="Simulator">
      {own.error === null ? (
        <p className="soft" role="status" aria-busy="true">
          Reading the forest
        </p>
      ) : (
        <ErrorNotice
          error={own.error}
          title="No scenario of this forest"
          action={<Button onClick={() => setWantsExample(true)}>Begin with the example</Button>}
        />
      )}
    </Page>
  );
}
