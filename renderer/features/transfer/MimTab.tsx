import { useState } from 'react';
import type { OpenedCollected } from '../../../shared/domain/transfer-views.ts';
import { call } from '../../api/client.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { useAnnounce } from '../../components/Announcer.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Section } from '../../components/Section.tsx';
import { Comparison } from './Comparison.tsx';
import { noChoices, type Chosen } from './choices.ts';
import { useKept } from './use-kept.ts';
import { OpenFileButton, useOpenedFile } from './use-opened-file.tsx';

/** From MIM: the script that collects, the file that it wrote, what differs, and what to do about each object. */
export function MimTab() {
  const announce = useAnnounce();
  const [saved, setSaved] = useState<string | null>(null);
  const [notSaved, setNotSaved] = useState<unknown>(null);
  const [, setChosen] = useKept<Chosen>('choices', noChoices);
  const file = useOpenedFile<OpenedCollected>(
    'collected',
    'json',
    async path => {
      const opened = await call('transfer.openCollected', { path });
      setChosen(noChoices);
      return opened;
    },
    () => 'File compared',
  );
  const { opened } = file;

  const save = async () => {
    setNotSaved(null);
    try {
      const { path } = await call('app.pickSave', {
        purpose: 'powershell',
        suggestedName: 'Collect-MimPam.ps1',
      });
      if (path === null) return;
      await call('transfer.collectScript', { path });
      setSaved(path);
      announce('Script saved');
    } catch (error) {
      setNotSaved(error);
    }
  };

  return (
    <div className="transfer">
      <Section
        level={2}
        title="1. Collect on the MIM server"
        help="The script reads users, groups, roles, requests and the configuration by MIM’s Get- cmdlets and writes one JSON file. It changes nothing and reads no PIN code and no password. It was written from Microsoft’s documentation and has not been run against a MIM server here: read it before you run it."
        action={
          <ActionButton startIcon={<Icon name="download" />} onClick={() => void save()}>
            Save the collect script
          </ActionButton>
        }
      >
        {notSaved !== null && <ErrorNotice error={notSaved} title="The script was not saved" />}
        {saved !== null && (
          <Notice tone="success" title="Script saved" live>
            <span className="mono">{saved}</span>. Carry it to the MIM server and run it there in Windows
            PowerShell as an administrator of MIM.
          </Notice>
        )}
      </Section>
      <Section
        level={2}
        title="2. Compare with this forest"
        help="Nothing is changed until you import. Nothing is ever deleted by an import."
        action={<OpenFileButton file={file} first="Open the collected file" busy="Comparing" />}
      >
        {file.error !== null && <ErrorNotice error={file.error} title="The file was not opened" />}
        {opened !== null && (
          <Comparison
            key={opened.session}
            opened={opened}
            onAgain={() => void file.open(opened.path)}
            onClose={file.close}
          />
        )}
      </Section>
    </div>
  );
}
