import { useState } from 'react';
import type { Request } from '../../../shared/contract/registry.ts';
import { call } from '../../api/client.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Icon } from '../../components/Icon.tsx';
import { useKept } from './use-kept.ts';

export interface OpenedFile<T> {
  opened: T | null;
  setOpened: (opened: T | null) => void;
  opening: boolean;
  error: unknown;
  /** Reads the file at a path; null lets the person choose one. */
  open: (path: string | null) => Promise<void>;
  close: () => void;
}

/** A file that is looked into before anything is imported: chosen, read by the main process, kept while its page is away. */
export function useOpenedFile<T extends { session: string }>(
  name: string,
  purpose: Request<'app.pickFile'>['purpose'],
  read: (path: string) => Promise<T>,
  inWords: (opened: T) => string,
): OpenedFile<T> {
  const announce = useAnnounce();
  const [opened, setOpened] = useKept<T | null>(name, null);
  const [error, setError] = useState<unknown>(null);
  const [opening, setOpening] = useState(false);
  return {
    opened,
    setOpened,
    opening,
    error,
    async open(path) {
      setError(null);
      setOpening(true);
      try {
        const chosen = path ?? (await call('app.pickFile', { purpose })).path;
        if (chosen === null) return;
        const next = await read(chosen);
        setOpened(next);
        announce(inWords(next));
      } catch (problem) {
        setError(problem);
      } finally {
        setOpening(false);
      }
    },
    close() {
      if (opened !== null) void call('transfer.close', { session: opened.session }).catch(() => undefined);
      setOpened(null);
    },
  };
}

/** Opens the first file or another. `first` and `busy` are its words. */
export function OpenFileButton({
  file: { opened, opening, open },
  first,
  busy,
}: {
  file: Pick<OpenedFile<unknown>, 'opened' | 'opening' | 'open'>;
  first: string;
  busy: string;
}) {
  return (
    <ActionButton
      needs="administer"
      variant={opened === null ? 'contained' : 'outlined'}
      startIcon={<Icon name="folder" />}
      busy={opening}
      onClick={() => void open(null)}
    >
      {opening ? busy : opened === null ? first : 'Open another file'}
    </ActionButton>
  );
}
