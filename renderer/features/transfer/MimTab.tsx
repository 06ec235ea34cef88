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

/** From MIM: the script that collects, the file that it wrote, what differs, and what to do about each object. */
export function MimTab() {
  const announce = useAnnounce();
  const [saved, setSaved] = useState<string | null>(null);
  const [problem, setProblem] = useState<{ error: unknown; title: string } | null>(null);
  const [opened, setOpened] = useKept<OpenedCollected | null>('collected', null);
  const [, setChosen] = useKept<Chosen>('choices', noChoices);
  const [opening, setOpening] = useState(false);

  const save = async () => {
    setProblem(null);
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
      setProblem({ error, title: 'The script was not saved' });
    }
  };
  const open = async (path: string | null) => {
    setProblem(null);
    setOpening(true);
    try {
      const chosen = path ?? (await call('app.pickFile', { purpose: 'json' })).path;
      if (chosen === null) return;
      const next = await call('transfer.openCollected', { path: chosen });
      setChosen(noChoices);
      setOpened(next);
      announce('File compared');
    } catch (error) {
      setProblem({ error, title: 'The file was not opened' });
    } finally {
      setOpening(false);
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
        action={
          <ActionButton
            needs="administer"
            variant={opened === null ? 'contained' : 'outlined'}
            startIcon={<Icon name="folder" />}
            busy={opening}
            onClick={() => void open(null)}
          >
            {opening ? 'Comparing' : opened === null ? 'Open the collected file' : 'Open another file'}
          </ActionButton>
        }
      >
        {problem !== null && <ErrorNotice error={problem.error} title={problem.title} />}
        {opened !== null && (
          <Comparison
            key={opened.session}
            opened={opened}
            onAgain={() => void open(opened.path)}
            onClose={() => {
              void call('transfer.close', { session: opened.session }).catch(() => undefined);
              setOpened(null);
            }}
          />
        )}
      </Section>
    </div>
  );
}
