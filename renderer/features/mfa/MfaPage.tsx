import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Icon } from '../../components/Icon.tsx';
import { LinkTabs } from '../../components/LinkTabs.tsx';
import { Page } from '../../components/Page.tsx';
import { TableSkeleton } from '../../components/TableSkeleton.tsx';
import { DriftNotice } from './drift/Drift.tsx';
import { BackupsTab } from './BackupsTab.tsx';
import { OverviewTab } from './OverviewTab.tsx';
import { ProtectionTab } from './ProtectionTab.tsx';
import { SettingsFoot } from './SettingsFoot.tsx';
import { SettingsTab } from './SettingsTab.tsx';
import { untouched } from './settings-form.ts';
import { useSettingsEditor } from './use-settings-editor.ts';
import type { MfaSettings } from '../../../shared/domain/mfa-views.ts';

/** The MFA files of the MIM Service: what is in force, the editor, backups, and who can read them. */
export function MfaPage() {
  const read = useRead('mfa.settings', {});
  if (read.data !== undefined) return <MfaLoaded settings={read.data} onReread={() => void read.refetch()} />;
  return (
    <Page title="MFA" action={<ImportAction />}>
      {read.error === null ? (
        <TableSkeleton columns={2} />
      ) : (
        <ErrorNotice error={read.error} onRetry={() => void read.refetch()} />
      )}
    </Page>
  );
}

const tabs = [
  { to: '/mfa', label: 'Overview', end: true },
  { to: '/mfa/settings', label: 'Settings' },
  { to: '/mfa/backups', label: 'Backups' },
  { to: '/mfa/protection', label: 'Protection' },
];

function MfaLoaded({ settings, onReread }: { settings: MfaSettings; onReread: () => void }) {
  const tab = useLocation().pathname.split('/')[2] ?? '';
  const [form, setForm] = useState(untouched);
  const editor = useSettingsEditor(settings, form, setForm, onReread);
  return (
    <Page
      title="MFA"
      action={<ImportAction />}
      toolbar={<LinkTabs label="Parts of MFA" tabs={tabs} />}
      foot={tab === 'settings' ? <SettingsFoot editor={editor} /> : undefined}
    >
      {editor.guard}
      {tab !== '' && <DriftNotice />}
      {tab === 'settings' ? (
        <SettingsTab editor={editor} />
      ) : tab === 'backups' ? (
        <BackupsTab settings={settings} />
      ) : tab === 'protection' ? (
        <ProtectionTab />
      ) : (
        <OverviewTab settings={settings} />
      )}
    </Page>
  );
}

function ImportAction() {
  const navigate = useNavigate();
  return (
    <ActionButton
      variant="contained"
      needs="administer"
      data-new
      startIcon={<Icon name="download" />}
      onClick={() => void navigate('/mfa/import')}
    >
      Import credentials
    </ActionButton>
  );
}
