import { useNavigate } from 'react-router';
import type { Access } from '../../shared/contract/define.ts';
import { ActionButton } from './ActionButton.tsx';
import { Icon } from './Icon.tsx';

export interface NewActionProps {
  /** The page that it opens. */
  to: string;
  needs: Access;
  /** The verb and the thing: `New role`. */
  children: string;
}

/** The primary action of a list, which the key N presses: it opens the page for a new one. */
export function NewAction({ to, needs, children }: NewActionProps) {
  const navigate = useNavigate();
  return (
    <ActionButton
      variant="contained"
      needs={needs}
      data-new
      startIcon={<Icon name="plus" />}
      onClick={() => void navigate(to)}
    >
      {children}
    </ActionButton>
  );
}
