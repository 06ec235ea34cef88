import { type ReactNode, useEffect } from 'react';
import { useBlocker } from 'react-router';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { leavesForm } from './leaves-form.ts';

/**
 * Keeps a person from losing what was typed: while `dirty`, leaving the form's address asks first, and so does closing the
 * window. `what` names it: `the changes to role R`. `within` is the path under which the form goes on (its tabs). Render the
 * answer once, anywhere in the form.
 */
export function useUnsavedGuard(dirty: boolean, what: string, within?: string): ReactNode {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      dirty && leavesForm(currentLocation.pathname, nextLocation.pathname, within),
  );
  useEffect(() => {
    if (!dirty) return;
    const keep = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', keep);
    return () => removeEventListener('beforeunload', keep);
  }, [dirty]);
  return (
    <ConfirmDialog
      open={blocker.state === 'blocked'}
      title="Leave without saving"
      confirm="Leave without saving"
      cancel="Stay"
      onConfirm={() => blocker.proceed?.()}
      onClose={() => blocker.reset?.()}
    >
      {`What you typed is not saved: ${what}. If you leave, it is lost.`}
    </ConfirmDialog>
  );
}
