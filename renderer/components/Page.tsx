import { type ReactNode, use, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { AppStateContext } from '../api/me.ts';

export interface PageProps {
  title: string;
  /** The one primary action, at the title's right. */
  action?: ReactNode;
  /** Beside the title: a count, a chip. */
  beside?: ReactNode;
  /** Below the title: filter bar, tabs. */
  toolbar?: ReactNode;
  /** At the lower edge: the PowerShell strip or FormActions. */
  foot?: ReactNode;
  /** `fill`: the body has the height of the window and its parts scroll (lists). `flow`: the page scrolls (forms, overview). */
  body?: 'fill' | 'flow';
  children: ReactNode;
}

/**
 * A page: its title is the window's title and takes the focus when the page opens. Opening a detail beside a list is not
 * opening a page: the focus goes to the detail (see Detail).
 */
export function Page({ title, action, beside, toolbar, foot, body = 'flow', children }: PageProps) {
  const drill = (use(AppStateContext)?.forest?.drill ?? null) !== null;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${drill ? 'DRILL: ' : ''}${title} – Bastion Console`;
  }, [title, drill]);
  // Once, when the page appears. A part of it that wants the focus itself (autoFocus, an open detail) already has it, and a
  // dialog that was opened while the page was still loading keeps it.
  useEffect(() => {
    const page = heading.current?.closest('.page');
    const { activeElement } = document;
    if (page?.contains(activeElement) === true || activeElement?.closest('[role="dialog"]') != null) return;
    heading.current?.focus({ preventScroll: true });
  }, []);
  // Another tab of the same page begins at its top too.
  const { pathname } = useLocation();
  useEffect(() => {
    heading.current?.closest('main')?.scrollTo({ top: 0 });
  }, [pathname]);
  return (
    <div className="page" data-body={body}>
      <header className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {beside !== undefined && <div className="page-beside">{beside}</div>}
        {action !== undefined && <div className="page-action">{action}</div>}
      </header>
      {toolbar !== undefined && <div className="page-toolbar">{toolbar}</div>}
      <div className="page-body">{children}</div>
      {foot !== undefined && <div className="page-foot">{foot}</div>}
    </div>
  );
}
