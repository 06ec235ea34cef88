import { Button } from '@mui/material';
import type { ReactNode } from 'react';

export interface ChosenProps {
  label: string;
  /** `Change role`: what the button is called where it is read alone. */
  change: string;
  onChange: () => void;
  children: ReactNode;
}

/** What was picked, with a way to another. */
export function Chosen({ label, change, onChange, children }: ChosenProps) {
  return (
    <div className="chosen">
      <div>
        <span className="chosen-label">{label}</span>
        {children}
      </div>
      <Button onClick={onChange} aria-label={change}>
        Change
      </Button>
    </div>
  );
}
