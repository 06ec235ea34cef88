import { Button, type ButtonProps, Tooltip } from '@mui/material';
import { useId } from 'react';
import type { Access } from '../../shared/contract/define.ts';
import { useRefusal } from '../api/me.ts';

export interface ActionButtonProps extends Omit<ButtonProps, 'disabled' | 'onClick'> {
  onClick?: () => void;
  /** The level that the action needs; a person who lacks it sees why. */
  needs?: Access;
  /** Another reason why it is off: `Jen has no number that can be dialled. Give her one first.` */
  offBecause?: string | null;
  /** While the action runs: off, with its reason said. */
  busy?: boolean;
}

/**
 * A button that says why it is off. It stays focusable (`aria-disabled`), so that the reason can be reached by keyboard, in a
 * tooltip and as its description. On or off, it is the same element: going off does not take the focus away.
 */
export function ActionButton({
  needs = 'read',
  offBecause = null,
  busy = false,
  onClick,
  children,
  type = 'button',
  className = '',
  ...rest
}: ActionButtonProps) {
  const refusal = useRefusal(needs);
  const id = useId();
  const reason = refusal ?? offBecause ?? (busy ? 'This is being done now.' : null);
  const off = reason !== null;
  return (
    <>
      <Tooltip title={reason ?? ''} describeChild={false} slotProps={{ popper: { 'aria-hidden': true } }}>
        <Button
          {...rest}
          type={off ? 'button' : type}
          aria-label={rest['aria-label']}
          className={off ? `off ${className}` : className}
          {...(off ? { 'aria-disabled': true, 'aria-describedby': id } : {})}
          onClick={event => {
            if (off) event.preventDefault();
            else onClick?.();
          }}
        >
          {children}
        </Button>
      </Tooltip>
      {off && (
        <span id={id} className="hidden-visually">
          {reason}
        </span>
      )}
    </>
  );
}
