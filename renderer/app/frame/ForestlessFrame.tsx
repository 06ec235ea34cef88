import { useState } from 'react';
import { Link, Outlet } from 'react-router';
import { Icon } from '../../components/Icon.tsx';
import { ShortcutList } from './ShortcutList.tsx';
import { UserMenu } from './UserMenu.tsx';

/** Pages that need no forest, while none is open: a review of another console. */
export function ForestlessFrame() {
  const [shortcuts, setShortcuts] = useState(false);
  return (
    <div className="first">
      <header className="bar">
        <div className="bar-forest">
          <Icon name="bastion" size={20} className="bar-mark" />
          <Link to="/" className="bar-names bar-back">
            Bastion Console
          </Link>
        </div>
        <span className="first-gap" />
        <UserMenu onShortcuts={() => setShortcuts(true)} />
      </header>
      <main id="main" className="main" tabIndex={-1}>
        <Outlet />
      </main>
      <ShortcutList open={shortcuts} onClose={() => setShortcuts(false)} />
    </div>
  );
}
