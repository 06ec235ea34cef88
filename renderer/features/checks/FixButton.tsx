import { Button } from '@mui/material';
import { useState } from 'react';
import { Link } from 'react-router';
import { accessOfPipeline } from '../../../shared/cmdlets/access.ts';
import type { Pipeline } from '../../../shared/cmdlets/command.ts';
import { writePipeline } from '../../../shared/cmdlets/write.ts';
import type { CheckFinding } from '../../../shared/contract/checks.ts';
import { useAct } from '../../api/use-act.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { useAnnounce } from '../../components/Announcer.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { PowerShellLine } from '../../components/PowerShellStrip.tsx';

/** What the console offers to do: goes to the place, or shows the line and runs it. Nothing on the very page that it would go to. */
export function FixButton({ finding, own }: { finding: CheckFinding; own?: string | undefined }) {
  const [asking, setAsking] = useState(false);
  const { fix, sentence } = finding;
  if (fix === null) return null;
  if (fix.kind === 'navigate') {
    if (own !== undefined && fix.address.endsWith(`/${own}`)) return null;
    return (
      <Button component={Link} to={fix.address} aria-label={`${fix.label}: ${sentence}`}>
        {fix.label}
      </Button>
    );
  }
  return (
    <>
      <ActionButton
        needs={accessOfPipeline(fix.pipeline)}
        aria-label={`${fix.label}: ${sentence}`}
        onClick={() => setAsking(true)}
      >
        {fix.label}
      </ActionButton>
      {asking && (
        <RunFix
          finding={finding}
          label={fix.label}
          pipeline={fix.pipeline}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

interface RunFixProps {
  finding: CheckFinding;
  label: string;
  pipeline: Pipeline;
  onClose: () => void;
}

function RunFix({ finding, label, pipeline, onClose }: RunFixProps) {
  const act = useAct('cmdlet.run');
  const announce = useAnnounce();
  return (
    <ConfirmDialog
      open
      title={`${label}: ${finding.object.name}`}
      confirm={`Run ${pipeline.at(-1)?.cmdlet ?? 'cmdlet'}`}
      destructive={false}
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onConfirm={() =>
        act.mutate(
          { pipeline, reason: finding.sentence.slice(0, 400) },
          {
            onSuccess: () => {
              announce(`${label}: done for ${finding.object.name}`);
              onClose();
            },
          },
        )
      }
    >
      <p>{finding.sentence} The line below runs, and the history keeps the finding as its reason.</p>
      <PowerShellLine line={writePipeline(pipeline)} />
    </ConfirmDialog>
  );
}
