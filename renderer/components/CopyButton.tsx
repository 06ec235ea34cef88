import { IconButton, Tooltip } from '@mui/material';
import { useEffect, useState } from 'react';
import { call } from '../api/client.ts';
import { useAnnounce } from './Announcer.tsx';
import { Icon } from './Icon.tsx';

export interface CopyButtonProps {
  text: string;
  /** What is copied: `PowerShell`, `SID of Jen`. */
  what: string;
  disabled?: boolean;
}

/** Copies a text through the main process: the page itself has no right to the clipboard. */
export function CopyButton({ text, what, disabled = false }: CopyButtonProps) {
  const announce = useAnnounce();
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), 2500);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = async () => {
    try {
      await call('app.copyText', { text });
      setState('copied');
      announce(`${what} copied`);
    } catch {
      setState('failed');
      announce(`${what} could not be copied`);
    }
  };
  const title = state === 'copied' ? 'Copied' : state === 'failed' ? 'Could not be copied' : `Copy ${what}`;
  return (
    <Tooltip title={title} describeChild={false}>
      <span>
        <IconButton aria-label={`Copy ${what}`} disabled={disabled} onClick={() => void copy()}>
          <Icon name={state === 'copied' ? 'check' : state === 'failed' ? 'error' : 'copy'} />
        </IconButton>
      </span>
    </Tooltip>
  );
}
