import { useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router';

export interface LinkTab {
  to: string;
  label: string;
  /** A number beside the label. */
  count?: number;
  /** True: only the exact address is this tab. */
  end?: boolean;
}

/** Tabs whose state is the address: links in a navigation, the open one marked `aria-current`. */
export function LinkTabs({ label, tabs }: { label: string; tabs: readonly LinkTab[] }) {
  const strip = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    if (strip.current !== null) showOpen(strip.current);
  }, [pathname]);
  return (
    <nav ref={strip} className="link-tabs" aria-label={label}>
      {tabs.map(tab => (
        <NavLink key={tab.to} to={tab.to} end={tab.end ?? false} replace>
          {tab.label}
          {tab.count !== undefined && <span className="tab-count figures">{tab.count}</span>}
        </NavLink>
      ))}
    </nav>
  );
}

/** In a narrow window the strip scrolls sideways, and the open tab must be in sight. The page is left where it is. */
function showOpen(strip: HTMLElement): void {
  const open = strip.querySelector('[aria-current]')?.getBoundingClientRect();
  if (open === undefined) return;
  const { left, right } = strip.getBoundingClientRect();
  if (open.right > right) strip.scrollLeft += open.right - right;
  else if (open.left < left) strip.scrollLeft -= left - open.left;
}
