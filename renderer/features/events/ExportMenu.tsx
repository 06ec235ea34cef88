import { Button, Menu, MenuItem } from '@mui/material';
import { useId, useState } from 'react';
import type { EventFilter } from '../../../shared/domain/event.ts';
import { call } from '../../api/client.ts';
import { Icon } from '../../components/Icon.tsx';
import { BundleDialog } from './BundleDialog.tsx';

export interface ExportMenuProps {
  filter: EventFilter;
  /** The forest and the day, for the suggested name. */
  name: string;
  onStarted: (job: string) => void;
  onError: (error: unknown) => void;
}

const formats = [
  { format: 'csv', purpose: 'history-csv', word: 'CSV, for a spreadsheet' },
  { format: 'json', purpose: 'history-json', word: 'JSON, for a program' },
  { format: 'cef', purpose: 'history-cef', word: 'CEF, for a monitoring system (SIEM)' },
  { format: 'ps1', purpose: 'powershell', word: 'PowerShell: the changes, and what takes them back' },
] as const;

/** Takes away exactly what the filter selects. */
export function ExportMenu({ filter, name, onStarted, onError }: ExportMenuProps) {
  const [bundling, setBundling] = useState(false);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  const start = async (format: (typeof formats)[number]) => {
    setAnchor(null);
    onError(null);
    try {
      const { path } = await call('app.pickSave', {
        purpose: format.purpose,
        suggestedName: `${name}.${format.format}`,
      });
      if (path === null) return;
      const { job } =
        format.format === 'ps1'
          ? await call('events.exportScripts', { of: { filter }, path })
          : await call('events.export', { filter, format: format.format, path });
      onStarted(job);
    } catch (error) {
      onError(error);
    }
  };
  return (
    <>
      <Button
        startIcon={<Icon name="download" />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        {...(anchor === null ? {} : { 'aria-controls': id })}
        onClick={event => setAnchor(event.currentTarget)}
      >
        Export
      </Button>
      <Menu id={id} anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {formats.map(format => (
          <MenuItem key={format.format} onClick={() => void start(format)}>
            {format.word}
          </MenuItem>
        ))}
        <MenuItem
          onClick={() => {
            setAnchor(null);
            setBundling(true);
          }}
        >
          Evidence bundle, for an auditor
        </MenuItem>
      </Menu>
      {bundling && (
        <BundleDialog
          filter={filter}
          name={name}
          onClose={() => setBundling(false)}
          onStarted={job => {
            setBundling(false);
            onStarted(job);
          }}
        />
      )}
    </>
  );
}
