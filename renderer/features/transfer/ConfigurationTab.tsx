import { useState } from 'react';
import type { ConfigurationPreview } from '../../../shared/domain/configuration-file.ts';
import { call } from '../../api/client.ts';
import { useForest } from '../../api/me.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Section } from '../../components/Section.tsx';
import { counted } from '../../components/words.ts';

/** Everything that is set up, as one file: for a backup, and for another workstation. */
export function ConfigurationTab() {
  const { privDnsName } = useForest();
  const [written, setWritten] = useState<ConfigurationPreview | null>(null);
  const [error, setError] = useState<unknown>(null);
  const save = async () => {
    setError(null);
    try {
      const { path } = await call('app.pickSave', {
        purpose: 'configuration',
        suggestedName: `${privDnsName} configuration.json`,
      });
      if (path !== null) setWritten(await call('configuration.export', { path }));
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <div className="transfer">
      <Section
        level={2}
        title="Save the whole configuration"
        help="One readable JSON file, “Bastion Console configuration”: the console’s configuration, who may use it, the PAM configuration, users, groups and roles. It is the console’s own, and MIM does not read it."
        action={
          <ActionButton
            needs="administer"
            variant="contained"
            startIcon={<Icon name="download" />}
            onClick={() => void save()}
          >
            Save configuration
          </ActionButton>
        }
      >
        {error !== null && <ErrorNotice error={error} title="The configuration was not saved" />}
        {written !== null && (
          <Notice tone="success" title="Configuration saved" live>
            {counted(written.users, 'user')}, {counted(written.groups, 'group')} and{' '}
            {counted(written.roles, 'role')} in <span className="mono">{written.path}</span>.
          </Notice>
        )}
        <ul className="transfer-points">
          <li>
            Not in it: PIN codes, MFA settings and certificates, requests, the history, marks and findings.
          </li>
          <li>It names people, accounts and telephone numbers: keep it as you keep the forest’s folder.</li>
        </ul>
      </Section>
      <Section
        level={2}
        title="Make a forest of such a file"
        help="On another workstation, or beside this forest: close the forest (user menu, Close forest) and choose “From a configuration file”. It is shown first what the file holds; this forest stays as it is."
      >
        {null}
      </Section>
    </div>
  );
}
