import { Suspense, useState } from 'react';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { useForest } from '../../api/me.ts';
import { usePush } from '../../api/use-push.ts';
import { CallDock } from '../../features/requests/CallDock.tsx';
import { CommandBar } from '../command-bar/CommandBar.tsx';
import { DrillBand, DrillWatermark } from './DrillBand.tsx';
import { Rail } from './Rail.tsx';
import { ShortcutList } from './ShortcutList.tsx';
import { TopBar } from './TopBar.tsx';
import { sections } from './sections.ts';
import { useSectionMemory } from './use-section-memory.ts';
import { useShortcuts } from './use-shortcuts.ts';

/** Addresses that the shell's menu may send and that are dialogs, not pages. */
const dialogs = { '/shortcuts': 'shortcuts', '/command': 'command' } as const;
type OpenDialog = (typeof dialogs)[keyof typeof dialogs] | null;

/** The frame of every page: bar, navigation, page; and the dialogs that are reached from everywhere. */
export function Frame() {
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const [menuAt, setMenuAt] = useState<string | null>(null);
  const { drill } = useForest();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const addressOf = useSectionMemory();
  // The folded navigation is open only for the page on which it was opened: going elsewhere folds it.
  const menuOpen = menuAt === pathname;
  useShortcuts({
    command: () => setDialog(dialog === 'command' ? null : 'command'),
    shortcuts: () => setDialog('shortcuts'),
    section: key => {
      const section = sections.find(one => one.key === key);
      if (section !== undefined) void navigate(addressOf(section.path));
    },
  });
  const go = (to: string) => {
    if (Object.hasOwn(dialogs, to)) setDialog(dialogs[to as keyof typeof dialogs]);
    else if (to.startsWith('/')) void navigate(to);
  };
  usePush('navigate', ({ to }) => go(to));
  return (
    <div className="frame" data-menu={menuOpen} data-drill={drill !== null}>
      {drill !== null && <DrillBand drill={drill} />}
      <a
        className="skip-link"
        href="#main"
        onClick={event => {
          // The hash is the router's: the link moves the focus only.
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
      >
        Skip to the page
      </a>
      <TopBar
        onCommand={() => setDialog('command')}
        onShortcuts={() => setDialog('shortcuts')}
        menuOpen={menuOpen}
        onMenu={() => setMenuAt(menuOpen ? null : pathname)}
      />
      <Rail addressOf={addressOf} onGo={() => setMenuAt(null)} />
      <main id="main" className="main" tabIndex={-1}>
        <Suspense
          fallback={
            <p className="soft" role="status">
              Opening the page
            </p>
          }
        >
          <Outlet />
        </Suspense>
      </main>
      {drill !== null && <DrillWatermark />}
      <CallDock />
      <CommandBar
        open={dialog === 'command'}
        onClose={() => setDialog(null)}
        onGo={to => {
          setDialog(null);
          go(addressOf(to));
        }}
      />
      <ShortcutList open={dialog === 'shortcuts'} onClose={() => setDialog(null)} />
    </div>
  );
}
