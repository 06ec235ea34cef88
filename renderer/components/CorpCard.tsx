import { IconButton } from '@mui/material';
import type { ReactNode } from 'react';
import type { CorpEntry } from '../../shared/contract/forest.ts';
import { Icon } from './Icon.tsx';
import './object-form.css';

export interface CorpCardProps {
  entry: CorpEntry;
  /** `account` or `group`. */
  what: string;
  onClear: () => void;
  /** What will be copied of it, and what it lacks. */
  children: ReactNode;
}

/** What was picked in CORP, with the way to pick another. */
export function CorpCard({ entry, what, onClear, children }: CorpCardProps) {
  const name = entry.displayName || entry.accountName;
  return (
    <section className="corp-card" aria-label={`The chosen CORP ${what}`}>
      <div className="corp-card-head">
        <strong>{name}</strong>
        <span className="soft">
          {entry.domain}\{entry.accountName}
        </span>
        <IconButton aria-label={`Choose another ${what} than ${name}`} onClick={onClear}>
          <Icon name="close" size={14} />
        </IconButton>
      </div>
      {children}
    </section>
  );
}
