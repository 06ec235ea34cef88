import { Divider, ListSubheader, Menu, MenuItem } from '@mui/material';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Preferences } from '../../../shared/contract/app.ts';
import { useAppState } from '../../api/me.ts';
import { useAct } from '../../api/use-act.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Icon } from '../../components/Icon.tsx';

const may = {
  read: 'May read',
  operate: 'May operate',
  administer: 'May administer',
} as const;

const themes: readonly [Preferences['theme'], string][] = [
  ['system', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];
const densities: readonly [Preferences['density'], string][] = [
  ['comfortable', 'Comfortable rows'],
  ['compact', 'Compact rows'],
];

/** Who I am and may do; theme, density, shortcuts; closing the forest. */
export function UserMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const { user, preferences, forest, version } = useAppState();
  // Rights belong to a forest: while none is open there is nothing to say of them.
  const rights = forest === null ? 'No forest is open' : may[user.access];
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const setPreferences = useAct('app.setPreferences');
  const close = useAct('forest.close');
  const prefer = (change: Partial<Preferences>) => {
    setPreferences.mutate(change, { onError: error => announce(error.message) });
    setAnchor(null);
  };
  return (
    <>
      <button
        type="button"
        className="bar-user"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        {...(anchor === null ? {} : { 'aria-controls': id })}
        onClick={event => setAnchor(event.currentTarget)}
      >
        <span className="bar-user-mark" aria-hidden="true">
          {initials(user.osUser)}
        </span>
        <span className="bar-user-text">
          <span className="hidden-visually">Signed in as </span>
          <span>{user.osUser}</span>
          <span className="bar-user-may">{rights}</span>
        </span>
        <Icon name="down" size={12} />
      </button>
      <Menu
        id={id}
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ list: { 'aria-label': 'Console', className: 'user-menu' } }}
      >
        <li className="user-menu-who" role="presentation">
          <strong>{user.osUser}</strong>
          <span>{rights}</span>
          {forest !== null && (
            <span className="soft">
              {user.as === null ? 'No PRIV account is mapped' : `Acts as ${user.as}`}
            </span>
          )}
        </li>
        <Divider component="li" role="separator" />
        <ListSubheader role="presentation">Theme</ListSubheader>
        {themes.map(([value, word]) => (
          <Choice
            key={value}
            word={word}
            chosen={preferences.theme === value}
            onChoose={() => prefer({ theme: value })}
          />
        ))}
        <ListSubheader role="presentation">Density</ListSubheader>
        {densities.map(([value, word]) => (
          <Choice
            key={value}
            word={word}
            chosen={preferences.density === value}
            onChoose={() => prefer({ density: value })}
          />
        ))}
        <Divider component="li" role="separator" />
        <MenuItem
          onClick={() => {
            setAnchor(null);
            onShortcuts();
          }}
        >
          Keyboard shortcuts <kbd>?</kbd>
        </MenuItem>
        {forest !== null && (
          <MenuItem
            onClick={() => {
              setAnchor(null);
              close.mutate(
                {},
                { onSuccess: () => void navigate('/'), onError: error => announce(error.message) },
              );
            }}
          >
            Close this forest
          </MenuItem>
        )}
        <Divider component="li" role="separator" />
        <li className="user-menu-who soft small" role="presentation">
          Bastion Console {version}
        </li>
      </Menu>
    </>
  );
}

function Choice({ word, chosen, onChoose }: { word: string; chosen: boolean; onChoose: () => void }) {
  return (
    <MenuItem role="menuitemradio" aria-checked={chosen} onClick={onChoose} className="menu-choice">
      <span className="menu-mark">{chosen && <Icon name="check" size={14} />}</span>
      {word}
    </MenuItem>
  );
}

function initials(osUser: string): string {
  const name = osUser.split('\\').at(-1) ?? osUser;
  return name.slice(0, 2).toUpperCase();
}
