import type { EventFilter } from '../../../shared/domain/event.ts';
import { call } from '../../api/client.ts';
import { ReasonDialog } from '../../components/ReasonDialog.tsx';

export interface BundleDialogProps {
  filter: EventFilter;
  /** The suggested name without its ending. */
  name: string;
  onStarted: (job: string) => void;
  onClose: () => void;
}

/** Asks why the bundle is taken and where to: whoever gets it reads the reason in it. */
export function BundleDialog({ filter, name, onStarted, onClose }: BundleDialogProps) {
  return (
    <ReasonDialog
      title="Take an evidence bundle"
      missing="Say why: whoever gets the bundle will ask."
      help="It is in the report, and in the history with the filter."
      failed="No evidence bundle was written"
      submit="Choose file"
      onSubmit={async reason => {
        const { path } = await call('app.pickSave', {
          purpose: 'evidence-bundle',
          suggestedName: `${name}.zip`,
        });
        if (path !== null) onStarted((await call('events.bundle', { filter, reason, path })).job);
      }}
      onClose={onClose}
    >
      <p>
        A ZIP file with the events that are filtered now, a report, and the proof that they belong to this
        history. Anybody can verify it with Node alone, without this console and without a network.
      </p>
    </ReasonDialog>
  );
}
