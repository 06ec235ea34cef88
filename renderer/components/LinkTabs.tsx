import { NavLink } from 'react-router';

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
  return (
    <nav className="link-tabs" aria-label={label}>
      {tabs.map(tab => (
        <NavLink key={tab.to} to={tab.to} end={tab.end ?? false} replace>
          {tab.label}
          {tab.count !== undefined && <span className="tab-count figures">{tab.count}</span>}
        </NavLink>
      ))}
    </nav>
  );
}
