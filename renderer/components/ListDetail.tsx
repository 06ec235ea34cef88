import { Button, IconButton, Tooltip } from '@mui/material';
import { createContext, type KeyboardEvent, type ReactNode, use, useEffect, useId, useRef } from 'react';
import { Icon } from './Icon.tsx';

const CloseContext = createContext<() => void>(() => undefined);

export interface ListDetailProps {
  list: ReactNode;
  /** What is open beside the list, or null. */
  detail: ReactNode | null;
  onClose: () => void;
}

/**
 * A list with its detail beside it. Escape closes the detail and gives the focus back to the row that opened it (Table does the
 * latter, by its `selectedId`). Below 1100 px the detail takes the list's place.
 */
export function ListDetail({ list, detail, onClose }: ListDetailProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    // A menu, a dialog or an editor that is open takes Escape for itself.
    if (event.key !== 'Escape' || event.defaultPrevented || detail === null) return;
    event.preventDefault();
    onClose();
  };
  return (
    <div className="list-detail" data-open={detail !== null} onKeyDown={onKeyDown}>
      <div className="list-side">{list}</div>
      {detail !== null && <CloseContext value={onClose}>{detail}</CloseContext>}
    </div>
  );
}

export interface DetailProps {
  title: ReactNode;
  /** What the region is called for a screen reader, where the title is not plain text. */
  label?: string;
  /** Below the title: state, one line of facts. */
  summary?: ReactNode;
  actions?: ReactNode;
  /** Below the head, not scrolled: tabs. */
  tabs?: ReactNode;
  /** Below the body, not scrolled: FormActions, PowerShell. */
  foot?: ReactNode;
  /** Changes with the object, so that the focus goes to each newly opened one. */
  id: string;
  children: ReactNode;
}

/** The region beside the list. Its title takes the focus when it opens. */
export function Detail({ title, label, summary, actions, tabs, foot, id, children }: DetailProps) {
  const close = use(CloseContext);
  const heading = useRef<HTMLHeadingElement>(null);
  const headingId = useId();
  useEffect(() => {
    const aside = heading.current?.closest('.detail');
    if (aside?.contains(document.activeElement) !== true) heading.current?.focus({ preventScroll: true });
  }, [id]);
  return (
    <aside
      className="detail"
      {...(label === undefined ? { 'aria-labelledby': headingId } : { 'aria-label': label })}
    >
      <div className="detail-head">
        <div className="detail-back">
          <Button variant="text" startIcon={<Icon name="left" />} onClick={close}>
            Back to the list
          </Button>
        </div>
        <div className="detail-title">
          <h2 id={headingId} ref={heading} tabIndex={-1}>
            {title}
          </h2>
          <Tooltip title="Close (Escape)" describeChild={false}>
            <IconButton aria-label="Close details" onClick={close} className="detail-close">
              <Icon name="close" />
            </IconButton>
          </Tooltip>
        </div>
        {summary !== undefined && <div className="detail-summary">{summary}</div>}
        {actions !== undefined && <div className="detail-actions">{actions}</div>}
      </div>
      {tabs !== undefined && <div className="detail-tabs">{tabs}</div>}
      <div className="detail-body">{children}</div>
      {foot !== undefined && <div className="detail-foot">{foot}</div>}
    </aside>
  );
}
