import { IconButton, Tooltip } from '@mui/material';
import { useState } from 'react';
import { type Pipeline, withoutSecrets } from '../../shared/cmdlets/command.ts';
import { asCallError, call } from '../api/client.ts';
import { useAnnounce } from './Announcer.tsx';
import { givenReason } from './given-reason.ts';
import { Icon } from './Icon.tsx';
import { counted } from './words.ts';

/** What became of saving: told below the line. */
export interface SavedPs1 {
  tone: 'success' | 'error';
  text: string;
}

export interface SavePs1Props {
  /** What Save would run. Secrets are left here: they stand in the file as prompts. */
  lines: readonly Pipeline[];
  /** Why, as it stands in the form. */
  reason: string;
  onDone: (saved: SavedPs1) => void;
}

/** Writes what Save would run as a .ps1, before it is saved or instead of it. */
export function SavePs1({ lines, reason, onDone }: SavePs1Props) {
  const announce = useAnnounce();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const { path } = await call('app.pickSave', {
        purpose: 'powershell',
        suggestedName: suggestedName(lines),
      });
      if (path === null) return;
      const saved = await call('script.save', {
        lines: lines.map(line => line.map(withoutSecrets)),
        ...givenReason(reason),
        path,
      });
      const text = `Written to ${saved.path}, with what it would do in ${saved.whatIf}.`;
      announce(text);
      onDone({ tone: 'success', text });
    } catch (error) {
      onDone({ tone: 'error', text: asCallError(error).message });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Tooltip
      title="Save as .ps1"
      describeChild={false}
      // The button has these words of its own.
      slotProps={{ popper: { 'aria-hidden': true } }}
    >
      <span>
        <IconButton
          aria-label="Save as .ps1"
          disabled={busy || lines.length === 0}
          onClick={() => void save()}
        >
          <Icon name="download" />
        </IconButton>
      </span>
    </Tooltip>
  );
}

function suggestedName(lines: readonly Pipeline[]): string {
  const cmdlet = lines[0]?.at(-1)?.cmdlet ?? 'Change';
  return lines.length === 1 ? `${cmdlet}.ps1` : `${cmdlet}, ${counted(lines.length, 'line')}.ps1`;
}
