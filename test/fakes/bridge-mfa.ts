import type { Handlers } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { mfaContract } from '../../shared/contract/mfa.ts';
import { isMfaSecret, backEndNotice, mfaElementNames, mfaMask } from '../../shared/domain/mfa-settings.ts';
import type { DriftFile } from '../../shared/domain/mfa-drift.ts';
import type { MfaCertificate, MfaFinding, MfaProtection } from '../../shared/domain/mfa-views.ts';

const folder = 'C:\\Program Files\\Microsoft Forefront Identity Manager\\2010\\Service';
const file = `${folder}\\MfaSettings.xml`;

const values: Partial<Record<(typeof mfaElementNames)[number], string>> = {
  LICENSE_KEY: mfaMask,
  GROUP_KEY: mfaMask,
  CERT_PASSWORD: mfaMask,
  CertFilePath: `${folder}\\MfaCerts\\cert_key.p12`,
  username: 'pamservice',
  DefaultCountryCode: '1',
};

const findings: MfaFinding[] = [
  {
    id: 'protection',
    severity: 'error',
    subject: file,
    message: 'MfaSettings.xml can be read by everybody on this machine.',
    remedy: 'Repair the protection of the file.',
    fix: 'repair-protection',
  },
  {
    id: 'service-ended',
    severity: 'warning',
    subject: 'LICENSE_KEY',
    message: 'Microsoft’s service behind these keys has ended.',
    remedy: 'Use a custom phone provider.',
  },
];

function certificate(now: number): MfaCertificate {
  return {
    subject: 'CN=contoso MFA client',
    issuer: 'CN=contoso MFA client',
    serial: '01A4',
    notBefore: new Date(now - 700 * 86_400_000).toISOString(),
    notAfter: new Date(now + 23 * 86_400_000).toISOString(),
    daysLeft: 23,
    keyType: 'RSA',
    keyBits: 2048,
    keyMatches: true,
    chainLength: 1,
    fingerprint: 'AB:CD:EF:01',
  };
}

const protection: MfaProtection[] = [
  { path: file, what: 'settings', protected: false, detail: 'Mode 0644: everybody can read it.' },
];

function drift(now: number): DriftFile {
  const sentence = 'CERT_PASSWORD was changed. username is “pamservice”, was “mimservice”.';
  const iso = (ago: number) => new Date(now - ago).toISOString();
  return {
    path: file,
    folder,
    what: 'settings',
    state: 'ef'.repeat(32),
    kinds: ['edited', 'protection'],
    sentence,
    differences: [
      {
        kind: 'edited',
        what: 'CERT_PASSWORD',
        before: mfaMask,
        after: mfaMask,
        sentence: 'CERT_PASSWORD was changed.',
      },
      {
        kind: 'edited',
        what: 'username',
        before: 'mimservice',
        after: 'pamservice',
        sentence: 'username is “pamservice”, was “mimservice”.',
      },
      {
        kind: 'protection',
        what: 'Rights',
        before: 'no group of all users',
        after: 'Everyone',
        sentence: 'Its protection was widened: Everyone has rights on it now.',
      },
    ],
    known: { how: 'written', by: 'pat', at: iso(9 * 86_400_000) },
    noticedAt: iso(3_600_000),
    modifiedAt: iso(3_605_000),
    ignored: null,
    restore: { from: 'MfaSettings.xml.known', refusal: null },
    adoptRefusal: null,
  };
}

/** The MFA files as something to look at: reads answer, writes are refused and say so. */
export function fakeMfa(now: () => number): Handlers<typeof mfaContract> {
  const refuse = (): never => {
    throw new AppError(
      'UNAVAILABLE',
      'This is a forest for looking at: it has no files. Open the sample forest.',
    );
  };
  return {
    'mfa.settings': () => ({
      version: 'v1',
      folders: [
        {
          folder,
          file,
          state: 'present',
          problem: null,
          hash: 'ab'.repeat(32),
          bytes: 812,
          modifiedAt: new Date(now() - 86_400_000).toISOString(),
          encoding: 'utf-8',
          root: 'MfaSettings',
        },
      ],
      shown: folder,
      elements: mfaElementNames.map((name, at) => ({
        name,
        spelling: values[name] === undefined ? null : name,
        present: values[name] !== undefined,
        secret: isMfaSecret(name),
        set: values[name] !== undefined,
        value: values[name] ?? null,
        editable: true,
        line: values[name] === undefined ? null : at + 3,
      })),
      unknown: [{ name: 'SiteNote', line: 14 }],
      backEnd: 'sdk',
      alsoConfigured: [],
      notice: backEndNotice('sdk'),
      differences: [],
      findings,
    }),
    'mfa.backups': () => ({
      backups: [
        {
          folder,
          name: 'MfaSettings.xml.20250301T101500Z.bak',
          at: '2025-03-01T10:15:00Z',
          bytes: 790,
          hash: 'cd'.repeat(32),
          current: false,
          backEnd: 'none',
          problem: null,
        },
      ],
    }),
    'mfa.check': () => ({
      at: new Date(now()).toISOString(),
      findings,
      protection,
      certificate: certificate(now()),
      backEnd: 'sdk',
    }),
    'mfa.drift': () => ({ watching: true, files: [drift(now())], unreachable: [] }),
    'mfa.adoptDrift': refuse,
    'mfa.restoreDrift': refuse,
    'mfa.ignoreDrift': refuse,
    'mfa.cancelImport': () => ({ cancelled: false }),
    'mfa.previewSettings': refuse,
    'mfa.writeSettings': refuse,
    'mfa.previewRestore': refuse,
    'mfa.restoreBackup': refuse,
    'mfa.openZip': refuse,
    'mfa.previewImport': refuse,
    'mfa.applyImport': refuse,
    'mfa.deleteZip': refuse,
    'mfa.repairProtection': refuse,
  };
}
