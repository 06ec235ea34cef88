import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-paths.ts';

export interface EmptyStateProps {
  icon?: IconName;
  /** What is not here: `No role asks for a phone call`. */
  title: string;
  /** What to do about it. */
  children?: ReactNode;
  action?: ReactNode;
}

/** Nothing to show: says what is not there and what to do. */
export function EmptyState({ icon = 'information', title, children, action }: EmptyStateProps) {
  return (
    <div className="empty">
      <Icon name={icon} size={24} className="soft" />
      <p className="empty-title">{title}</p>
      {children !== undefined && <div className="soft">{children}</div>}
      {action !== undefined && <div className="empty-action">{action}</div>}
    </div>
  );
}
