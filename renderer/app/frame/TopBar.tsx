import { IconButton, Tooltip } from '@mui/material';
import type { AppState } from '../../../shared/contract/app.ts';
import { useAppState, useForest } from '../../api/me.ts';
import { Icon } from '../../components/Icon.tsx';
import { UserMenu } from './UserMenu.tsx';

export interface TopBarProps {
  onCommand: () => void;
  onShortcuts: () => void;
  onMenu: () => void;
  menuOpen: boolean;
}

/** Which forest, what is real, the command field, and who I am and may do. */
export function TopBar({ onCommand, onShortcuts, onMenu, menuOpen }: TopBarProps) {
  const { mode } = useAppState();
  const forest = useForest();
  return (
    <header className="bar">
      <div className="bar-menu">
        <IconButton
          aria-label={menuOpen ? 'Close the navigation' : 'Open the navigation'}
          aria-expanded={menuOpen}
          onClick={onMenu}
        >
          <Icon name={menuOpen ? 'close' : 'menu'} size={18} />
        </IconButton>
      </div>
      <div className="bar-forest">
        <Icon name="bastion" size={20} className="bar-mark" />
        <span className="bar-names">
          <span className="bar-corp">
            <span className="hidden-visually">CORP forest </span>
            {forest.corpDnsName}
          </span>
          <Icon name="right" size={12} />
          <span>
            <span className="hidden-visually">, PRIV forest </span>
            {forest.privDnsName}
          </span>
        </span>
      </div>
      <ul className="bar-modes" aria-label="What is real here">
        {modes(mode, forest.kind === 'sample').map(one => (
          <li key={one.word}>
            <Tooltip title={one.meaning}>
              <span className="mode-chip" tabIndex={0}>
                {one.word}
              </span>
            </Tooltip>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="bar-command"
        onClick={onCommand}
        aria-keyshortcuts="Control+K"
        aria-haspopup="dialog"
      >
        <Icon name="terminal" />
        <span className="bar-command-words">Search or run a cmdlet</span>
        <kbd>Ctrl K</kbd>
      </button>
      <UserMenu onShortcuts={onShortcuts} />
    </header>
  );
}

function modes(mode: AppState['mode'], sample: boolean): { word: string; meaning: string }[] {
  return [
    {
      word: 'Simulated phone',
      meaning: 'No telephone rings: calls are answered on a handset on the screen. Each event says so.',
    },
    {
      word: 'Store only',
      meaning: 'Memberships are kept in the console’s store. No directory is written.',
    },
    ...(sample
      ? [{ word: 'Sample forest', meaning: 'Made up for trying the console. Nobody works here.' }]
      : []),
    ...(mode.corp === 'none'
      ? [
          {
            word: 'No CORP directory',
            meaning: 'No directory file is set, so users and groups cannot be looked up in CORP.',
          },
        ]
      : []),
  ];
}
