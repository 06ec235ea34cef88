import { mfaBackEndNames } from '../../../shared/domain/mfa-settings.ts';
import type { MfaSettings } from '../../../shared/domain/mfa-views.ts';
import { useRead } from '../../api/use-read.ts';
import { Chip } from '../../components/Chip.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Moment } from '../../components/Moment.tsx';
import { counted } from '../../components/words.ts';
import { CertificateFacts } from './CertificateFacts.tsx';
import { codeLabel } from './countries.ts';
import { Drift } from './drift/Drift.tsx';
import { Findings } from './Findings.tsx';
import { Folders } from './Folders.tsx';
import { NoFileYet } from './NoFileYet.tsx';
import { ServiceEnded } from './ServiceEnded.tsx';
import { textOf } from './settings-form.ts';
import { RepairOutcome, useRepair } from './use-repair.tsx';

/** What is in force: the back end with what has become of it, the certificate, the findings, the folders. */
export function OverviewTab({ settings }: { settings: MfaSettings }) {
  const check = useRead('mfa.check', {});
  const repair = useRepair();
  const code = textOf(settings, 'DefaultCountryCode');
  return (
    <div className="mfa-overview">
      <Drift />
      <ServiceEnded notice={settings.notice} />
      <NoFileYet settings={settings} />
      <div className="mfa-panels">
        <section className="panel" aria-labelledby="mfa-back-end">
          <div className="panel-head">
            <h2 id="mfa-back-end">Back end in force</h2>
          </div>
          <div className="panel-body">
            <Facts
              items={[
                ['Back end', mfaBackEndNames[settings.backEnd]],
                [
                  'Also configured',
                  settings.alsoConfigured.length === 0 ? null : (
                    <Chip key="also" tone="error" icon="error">
                      {settings.alsoConfigured.map(backEnd => mfaBackEndNames[backEnd]).join(', ')}
                    </Chip>
                  ),
                ],
                ['User name', textOf(settings, 'username')],
                ['Default country code', code === '' ? '' : codeLabel(code)],
                [
                  'MfaSettings.xml',
                  settings.folders.length === 0
                    ? 'No folder is configured'
                    : `${counted(settings.folders.filter(folder => folder.state === 'present').length, 'file')} in ${counted(settings.folders.length, 'folder')}`,
                ],
              ]}
            />
          </div>
        </section>
        <section className="panel" aria-labelledby="mfa-certificate">
          <div className="panel-head">
            <h2 id="mfa-certificate">Certificate</h2>
          </div>
          <div className="panel-body">
            {check.error !== null ? (
              <ErrorNotice error={check.error} onRetry={() => void check.refetch()} />
            ) : check.data === undefined ? (
              <p className="soft" role="status">
                Opening the certificate
              </p>
            ) : check.data.certificate === null ? (
              <p className="soft">
                None that can be opened here. “Import credentials” brings one, with its password.
              </p>
            ) : (
              <CertificateFacts certificate={check.data.certificate} />
            )}
          </div>
        </section>
      </div>
      <section className="panel" aria-labelledby="mfa-findings">
        <div className="panel-head">
          <h2 id="mfa-findings">Findings</h2>
          {check.data !== undefined && (
            <span className="soft small">
              Checked <Moment at={Date.parse(check.data.at)} focusable past />
            </span>
          )}
        </div>
        <RepairOutcome repair={repair} />
        {check.data === undefined ? (
          <p className="soft panel-body" role="status">
            {check.error === null ? 'Looking at the files' : 'The files were not checked.'}
          </p>
        ) : check.data.findings.length === 0 ? (
          <EmptyState icon="success" title="Nothing is amiss">
            {check.data.certificate === null
              ? 'The texts and the file protection are in order.'
              : 'Texts, certificate and file protection are in order.'}
          </EmptyState>
        ) : (
          <Findings findings={check.data.findings} onRepair={repair.run} repairing={repair.busy} />
        )}
      </section>
      <Folders settings={settings} />
    </div>
  );
}
