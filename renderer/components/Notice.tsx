import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';

const icons = { error: 'error', warning: 'warning', info: 'information', success: 'success' } as const;
const words = { error: 'Error', warning: 'Warning', info: 'Note', success: 'Done' } as const;

export interface NoticeProps {
  tone: keyof typeof icons;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  /** True where it appears after something that the person did: it is then announced. */
  live?: boolean;
}

/** A note in its place on the page: tone, icon, title, text, at most one action. */
export function Notice({ tone, title, children, action, live = false }: NoticeProps) {
  const role = live ? (tone === 'error' ? 'alert' : 'status') : undefined;
  return (
    <div className="notice" data-tone={tone} role={role}>
      <Icon name={icons[tone]} />
      <div className="notice-text">
        <span className="hidden-visually">{words[tone]}: </span>
        {title !== undefined && <strong>{title}</strong>}
        {children !== undefined && <div>{children}</div>}
      </div>
      {action !== undefined && <div className="notice-action">{action}</div>}
    </div>
  );
}
