import { Button } from '@mui/material';
import { ActionButton } from '../../../components/ActionButton.tsx';
import { Icon } from '../../../components/Icon.tsx';
import { stepTitles, stoppedAt } from './steps.ts';
import type { Import } from './use-import.ts';

/** Back and on. At the last step before the write: what is written where. */
export function ImportFoot({ state, onNext }: { state: Import; onNext: () => void }) {
  const { step, zip, preview, busy } = state;
  const stopped = stoppedAt(zip) === step;
  const writes = (preview?.folders ?? []).flatMap(({ folder, files }) => {
    const names = files
      .filter(file => file.action !== 'unchanged')
      .map(file => (file.path.startsWith(folder) ? file.path.slice(folder.length + 1) : file.path));
    return names.length === 0 ? [] : [{ folder, names }];
  });
  return (
    <>
      {step === 'review' && (
        <section className="ps-strip" aria-label="What will be written">
          <span className="ps-name">
            <Icon name="edit" />
            Writes
          </span>
          <div className="ps-line write-line">
            {writes.length === 0 ? (
              <span className="soft">Nothing: the files have this content already.</span>
            ) : (
              writes.map(({ folder, names }) => (
                <div key={folder}>
                  <code className="ps-text">{names.join(', ')}</code>
                  <span className="soft small"> in {folder}</span>
                </div>
              ))
            )}
          </div>
        </section>
      )}
      <div className="form-actions">
        {step === 'review' ? (
          <ActionButton
            variant="contained"
            needs="administer"
            busy={busy}
            offBecause={
              preview?.folders.every(folder => folder.problem !== null) === true
                ? 'No folder can be written. The reasons stand above.'
                : null
            }
            onClick={state.apply}
          >
            {busy ? 'Writing' : 'Write certificate and settings'}
          </ActionButton>
        ) : (
          <ActionButton
            variant="contained"
            needs="administer"
            busy={busy}
            offBecause={stopped ? 'This ZIP was stopped here. The reasons stand above.' : null}
            onClick={onNext}
          >
            {step === 'found'
              ? `Next: ${stepTitles.certificate.toLowerCase()}`
              : step === 'certificate'
                ? `Next: ${stepTitles.values.toLowerCase()}`
                : 'Next: look at what will be written'}
          </ActionButton>
        )}
        <Button onClick={state.back} disabled={busy}>
          {step === 'found' ? 'Back: another ZIP' : 'Back'}
        </Button>
      </div>
    </>
  );
}
