import { Button, Divider, ListSubheader, Menu, MenuItem } from '@mui/material';
import { useId, useState } from 'react';
import type { EventFilter } from '../../../shared/domain/event.ts';
import { builtInFilters, type SavedFilter } from '../../../shared/domain/saved-filter.ts';
import { useAppState, useForest } from '../../api/me.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Icon } from '../../components/Icon.tsx';
import { ManageFilters, SaveFilter } from './SavedFilterDialogs.tsx';
import { appliedFilter, toSave } from './saved-filters.ts';

interface SavedFiltersProps {
  filter: EventFilter;
  onChange: (filter: EventFilter) => void;
  timeZone: string;
  today: string;
}

/** Filters with a name: those of every reviewer, and this user's own. */
export function SavedFilters({ filter, onChange, timeZone, today }: SavedFiltersProps) {
  const { dir } = useForest();
  const { historyFilters } = useAppState().preferences;
  const announce = useAnnounce();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [dialog, setDialog] = useState<'save' | 'manage' | null>(null);
  const id = useId();
  const own = historyFilters.filter(({ forest }) => forest === null || forest === dir);
  const open = (which: 'save' | 'manage') => {
    setAnchor(null);
    setDialog(which);
  };
  const item = (saved: SavedFilter) => (
    <MenuItem
      key={saved.name}
      onClick={() => {
        setAnchor(null);
        onChange(appliedFilter(saved, today, timeZone));
        announce(`Filtered: ${saved.name}`);
      }}
    >
      {saved.name}
    </MenuItem>
  );
  return (
    <>
      <Button
        className="filter-menu"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        {...(anchor === null ? {} : { 'aria-controls': id })}
        endIcon={<Icon name="down" size={12} />}
        onClick={event => setAnchor(event.currentTarget)}
      >
        Saved
      </Button>
      <Menu
        id={id}
        className="saved-menu"
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
      >
        {own.length > 0 && <ListSubheader role="presentation">Yours</ListSubheader>}
        {own.map(item)}
        <ListSubheader role="presentation">For every reviewer</ListSubheader>
        {builtInFilters.map(item)}
        <Divider component="li" role="separator" />
        <MenuItem disabled={Object.keys(filter).length === 0} onClick={() => open('save')}>
          Save this filter
        </MenuItem>
        <MenuItem disabled={historyFilters.length === 0} onClick={() => open('manage')}>
          Rename or delete yours
        </MenuItem>
      </Menu>
      {dialog === 'save' && (
        <SaveFilter
          saved={historyFilters}
          make={name => toSave(name, filter, { today, timeZone, forest: dir })}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'manage' && <ManageFilters saved={historyFilters} onClose={() => setDialog(null)} />}
    </>
  );
}
