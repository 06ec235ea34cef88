import { useState } from 'react';
import { Link } from 'react-router';
import type { MfaImportResult } from '../../../../shared/domain/mfa-views.ts';
import { ActionButton } from '../../../components/ActionButton.tsx';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { Icon } from '../../../components/Icon.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { WriteOutcome } from '../WriteOutcome.tsx';
import type { Import } from './use-import.ts';

/** What became of the import, and the ZIP that is not needed any more. */
export function ResultStep({ state, result }: { state: Import; result: MfaImportResult }) {
  const [asking, setAsking] = useState(false);
  const { deleted } = state;
  return (
    <>
      <WriteOutcome result={result} level={3} />
      {deleted !== null ? (
        <Notice tone="success" title="The ZIP was deleted" live>
          {deleted.warning}
        </Notice>
      ) : (
        <Notice
          tone="info"
          title="The ZIP still holds the keys"
          action={
            <ActionButton
              needs="administer"
              startIcon={<Icon name="trash" />}
              onClick={() => setAsking(true)}
            >
              Delete ZIP
            </ActionButton>
          }
        >
          It is not needed any more. Delete it, or keep it where nobody else can read it:{' '}
          <span className="mono">{result.zip}</span>
        </Notice>
      )}
      <p>
        Next: <Link to="/users?mfaCandidates=yes">look who can be called</Link>, or{' '}
        <Link to="/mfa">return to the MFA page</Link>.
      </p>
      <ConfirmDialog
        open={asking && deleted === null}
        title="Delete the credential ZIP"
        confirm="Delete ZIP"
        busy={state.busy}
        error={state.deleteError}
        onClose={() => setAsking(false)}
        onConfirm={state.deleteZip}
      >
        <p className="mono">{result.zip}</p>
        <p>
          The certificate and the keys stay where they were written. The ZIP is deleted, not shredded, and it
          cannot be brought back by the console.
        </p>
      </ConfirmDialog>
    </>
  );
}
