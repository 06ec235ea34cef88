import { describe, expect, it } from 'vitest';
import type { MfaCertificate, MfaZip } from '../../../../shared/domain/mfa-views.ts';
import { certificateChecks, foundChecks } from '../../../../renderer/features/mfa/import/checks.ts';
import { stepStates, stoppedAt } from '../../../../renderer/features/mfa/import/steps.ts';
import { valueIssues } from '../../../../renderer/features/mfa/import/value-issues.ts';

const certificate: MfaCertificate = {
  subject: 'CN=client',
  issuer: 'CN=ca',
  serial: '01',
  notBefore: '2025-01-01T00:00:00.000Z',
  notAfter: '2027-01-01T00:00:00.000Z',
  daysLeft: 400,
  keyType: 'RSA',
  keyBits: 2048,
  keyMatches: true,
  chainLength: 1,
  fingerprint: 'AA:BB',
};

function zip(change: Partial<MfaZip> = {}): MfaZip {
  return {
    session: 's',
    usable: true,
    found: {
      file: 'C:\\credentials.zip',
      entries: 5,
      bytes: 4096,
      language: 'csharp-2.0',
      languageName: 'ASP.NET 2.0 C#',
      sourceEntry: 'pf/pf_auth.cs',
      certificateEntry: 'pf/certs/cert_key.p12',
      missing: [],
      constants: (['LICENSE_KEY', 'GROUP_KEY', 'CERT_PASSWORD'] as const).map(name => ({
        name,
        found: true,
      })),
      advice: null,
    },
    certificate,
    problems: [],
    findings: [],
    protection: { path: 'C:\\credentials.zip', what: 'zip', protected: true, detail: 'Owner only.' },
    current: { username: '', countryCode: '' },
    ...change,
  };
}

const verdicts = (checks: readonly { id: string; verdict: string }[], verdict: string) =>
  checks.filter(check => check.verdict === verdict).map(check => check.id);

describe('the customs check of a credential ZIP', () => {
  it('ticks everything of a good one', () => {
    expect(verdicts(foundChecks(zip()), 'passed')).toHaveLength(foundChecks(zip()).length);
    expect(verdicts(certificateChecks(zip()), 'passed')).toEqual(['opens', 'key', 'validity', 'size']);
  });

  it('stops at what is missing, with the reason', () => {
    const broken = zip({
      usable: false,
      certificate: null,
      found: { ...zip().found, certificateEntry: null },
      problems: [{ step: 'zip', id: 'zip-incomplete', message: 'cert_key.p12 is not in it.' }],
    });
    expect(verdicts(foundChecks(broken), 'stopped')).toEqual(['certificate-entry', 'zip-incomplete']);
    expect(verdicts(certificateChecks(broken), 'stopped')).toEqual(['opens']);
  });

  it('warns of a ZIP that others can read, and of a certificate that ends soon', () => {
    const open = zip({
      protection: { path: 'z', what: 'zip', protected: false, detail: 'Mode 0644.' },
      certificate: { ...certificate, daysLeft: 12 },
      findings: [
        {
          id: 'certificate-expires-soon',
          severity: 'warning',
          subject: 'cert_key.p12',
          message: 'The certificate expires in 12 days.',
          remedy: 'Import a new ZIP.',
        },
      ],
    });
    expect(verdicts(foundChecks(open), 'warned')).toEqual(['protection']);
    expect(verdicts(certificateChecks(open), 'warned')).toEqual(['validity', 'certificate-expires-soon']);
  });

  it('stops a key that is of another certificate', () => {
    const other = zip({ usable: false, certificate: { ...certificate, keyMatches: false } });
    expect(verdicts(certificateChecks(other), 'stopped')).toEqual(['key']);
  });
});

describe('the steps', () => {
  const problem = (step: 'zip' | 'source' | 'certificate') => ({ step, id: 'x', message: 'No.' });

  it('stop at the step that the first problem belongs to', () => {
    expect(stoppedAt(null)).toBeNull();
    expect(stoppedAt(zip())).toBeNull();
    expect(stoppedAt(zip({ usable: false, problems: [problem('certificate'), problem('source')] }))).toBe(
      'found',
    );
    expect(stoppedAt(zip({ usable: false, problems: [problem('certificate')] }))).toBe('certificate');
  });

  it('are ticked up to the open one', () => {
    expect(stepStates('certificate', zip())).toMatchObject({
      zip: 'done',
      found: 'done',
      certificate: 'current',
      values: 'upcoming',
    });
    const stopped = zip({ usable: false, problems: [problem('certificate')] });
    expect(stepStates('found', stopped)).toMatchObject({ found: 'current', certificate: 'upcoming' });
    expect(stepStates('certificate', stopped)).toMatchObject({ certificate: 'stopped', values: 'upcoming' });
  });
});

describe('the texts that no ZIP holds', () => {
  it('wants a name, takes no country code, and refuses one that is none', () => {
    expect(Object.keys(valueIssues({ username: ' ', countryCode: '' }))).toEqual(['username']);
    expect(valueIssues({ username: 'pam', countryCode: '' })).toEqual({});
    expect(valueIssues({ username: 'pam', countryCode: '999' }).countryCode).toMatch(/dialling code/);
  });
});
