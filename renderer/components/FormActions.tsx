import { Button } from '@mui/material';
import type { Access } from '../../shared/contract/define.ts';
import { ActionButton } from './ActionButton.tsx';

export interface FormActionsProps {
  /** The verb and the thing: `Save role`. The button submits the form around it, or the one whose id is `form`. */
  save: string;
  needs: Access;
  form?: string;
  dirty: boolean;
  busy?: boolean;
  offBecause?: string | null;
  onDiscard?: () => void;
  /** `Discard changes` unless told; `Cancel` in a form for a new thing. */
  discard?: string;
}

/** Save and discard of a form. Save is off, and says why, while nothing is changed. */
export function FormActions(props: FormActionsProps) {
  const { save, needs, form, dirty, busy = false, offBecause = null, onDiscard, discard } = props;
  return (
    <div className="form-actions">
      <ActionButton
        type="submit"
        variant="contained"
        needs={needs}
        busy={busy}
        offBecause={offBecause ?? (dirty ? null : 'Nothing is changed yet.')}
        {...(form === undefined ? {} : { form })}
      >
        {busy ? 'Saving' : save}
      </ActionButton>
      {onDiscard !== undefined && (
        <Button onClick={onDiscard} disabled={busy || (!dirty && discard === undefined)}>
          {discard ?? 'Discard changes'}
        </Button>
      )}
    </div>
  );
}
