import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-paths.ts';

export interface ChipProps {
  tone?: 'neutral' | 'accent' | 'success' | 'warning' | 'error' | 'info';
  icon?: IconName;
  children: ReactNode;
}

/** A word of state with an icon. Never colour alone. */
export function Chip({ tone = 'neutral', icon, children }: ChipProps) {
  return (
    <span className="chip" data-tone={tone}>
      {icon !== undefined && <Icon name={icon} size={14} />}
      <span className="chip-text">{children}</span>
    </span>
  );
}
