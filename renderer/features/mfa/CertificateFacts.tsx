import type { MfaCertificate } from '../../../shared/domain/mfa-views.ts';
import { Chip } from '../../components/Chip.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Moment } from '../../components/Moment.tsx';
import { daysLeftWords, keyWords } from './certificate-words.ts';

/** The certificate that the MIM Service shows to the MFA service. */
export function CertificateFacts({ certificate }: { certificate: MfaCertificate }) {
  const { words, tone } = daysLeftWords(certificate.daysLeft);
  return (
    <Facts
      items={[
        ['Subject', certificate.subject],
        ['Issuer', certificate.issuer],
        [
          'Valid until',
          <span key="until" className="certificate-until">
            <Moment at={Date.parse(certificate.notAfter)} form="exact" />
            <Chip tone={tone} icon={tone === 'success' ? 'check' : tone === 'error' ? 'error' : 'warning'}>
              {words}
            </Chip>
          </span>,
        ],
        [
          'Private key',
          certificate.keyMatches ? (
            <Chip key="key" tone="success" icon="check">
              Matches the certificate
            </Chip>
          ) : (
            <Chip key="key" tone="error" icon="error">
              Does not match the certificate
            </Chip>
          ),
        ],
        ['Key', keyWords(certificate)],
        [
          'SHA-256',
          <span key="hash" className="mono">
            {certificate.fingerprint}
          </span>,
        ],
      ]}
    />
  );
}
