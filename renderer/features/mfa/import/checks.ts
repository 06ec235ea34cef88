import type { MfaFinding, MfaZip } from '../../../../shared/domain/mfa-views.ts';
import { daysLeftWords, keyWords } from '../certificate-words.ts';

/** One thing that was looked at: ticked, ticked with a remark, or stopped. */
export interface Check {
  id: string;
  verdict: 'passed' | 'warned' | 'stopped';
  /** What was tested: `pf/pf_auth.cs is in it`. */
  what: string;
  /** What was found. */
  result: string;
  mono?: boolean;
}

const count = (bytes: number): string =>
  bytes < 10_240
    ? `${bytes.toLocaleString('en')} bytes`
    : `${Math.round(bytes / 1024).toLocaleString('en')} KB`;

/** What the ZIP holds, tested in the order of Microsoft's page. */
export function foundChecks(zip: MfaZip): Check[] {
  const { found, protection } = zip;
  const missing = (entry: string | null): Check['verdict'] => (entry === null ? 'stopped' : 'passed');
  const checks: Check[] = [
    {
      id: 'zip',
      verdict: 'passed',
      what: 'It is a ZIP with nothing hostile in it',
      result: `${found.entries.toLocaleString('en')} entries, ${count(found.bytes)} unpacked. Nothing was unpacked to disk.`,
    },
    {
      id: 'language',
      verdict: found.language === 'csharp-2.0' ? 'passed' : found.sourceEntry === null ? 'stopped' : 'warned',
      what: 'It is the SDK that MIM takes (ASP.NET 2.0 C#)',
      result: found.languageName,
    },
    {
      id: 'source',
      verdict: missing(found.sourceEntry),
      what: 'It has the source file pf_auth.cs',
      result: found.sourceEntry ?? 'Not in it',
      mono: found.sourceEntry !== null,
    },
    {
      id: 'certificate-entry',
      verdict: missing(found.certificateEntry),
      what: 'It has the certificate cert_key.p12',
      result: found.certificateEntry ?? 'Not in it',
      mono: found.certificateEntry !== null,
    },
    ...found.constants.map(({ name, found: there }): Check => ({
      id: name,
      verdict: there ? 'passed' : 'stopped',
      what: `pf_auth.cs gives ${name}`,
      result: there ? 'Read, and kept in memory only' : 'Not read',
    })),
    {
      id: 'protection',
      verdict: protection.protected ? 'passed' : 'warned',
      what: 'Nobody else can read the ZIP',
      result: protection.detail,
    },
  ];
  return [
    ...checks,
    ...zip.problems
      .filter(problem => problem.step !== 'certificate')
      .map((problem): Check => ({
        id: problem.id,
        verdict: 'stopped',
        what: 'Stopped',
        result: problem.message,
      })),
    ...zip.findings.filter(finding => !isCertificate(finding) && finding.fix === undefined).map(remark),
  ];
}

/** The certificate, tested. */
export function certificateChecks(zip: MfaZip): Check[] {
  const { certificate } = zip;
  const problems = zip.problems
    .filter(problem => problem.step === 'certificate')
    .map((problem): Check => ({
      id: problem.id,
      verdict: 'stopped',
      what: 'Stopped',
      result: problem.message,
    }));
  const remarks = zip.findings.filter(isCertificate).map(remark);
  if (certificate === null) {
    const why =
      problems.length > 0
        ? 'It did not open'
        : 'It was not tried: without pf_auth.cs or cert_key.p12 there is nothing to open';
    return [
      { id: 'opens', verdict: 'stopped', what: 'It opens with CERT_PASSWORD', result: why },
      ...problems,
      ...remarks,
    ];
  }
  const { daysLeft } = certificate;
  const left = daysLeftWords(daysLeft);
  const weak = remarks.some(check => check.id === 'certificate-weak-key');
  const early = remarks.some(check => check.id === 'certificate-not-yet-valid');
  const day = (iso: string) => iso.slice(0, 10);
  return [
    {
      id: 'opens',
      verdict: 'passed',
      what: 'It opens with CERT_PASSWORD',
      result:
        certificate.chainLength === 1
          ? 'One certificate'
          : `A chain of ${String(certificate.chainLength)} certificates`,
    },
    {
      id: 'key',
      verdict: certificate.keyMatches ? 'passed' : 'stopped',
      what: 'Its private key belongs to it',
      result: certificate.keyMatches
        ? 'The key matches the certificate'
        : 'The key is of another certificate',
    },
    {
      id: 'validity',
      verdict: left.tone === 'success' && !early ? 'passed' : 'warned',
      what: 'It is valid today, and for a while',
      result: `From ${day(certificate.notBefore)} to ${day(certificate.notAfter)} (UTC): ${left.words.toLowerCase()}`,
    },
    {
      id: 'size',
      verdict: weak ? 'warned' : 'passed',
      what: 'Its key is strong enough',
      result: keyWords(certificate),
    },
    ...problems,
    ...remarks,
  ];
}

function isCertificate(finding: MfaFinding): boolean {
  return finding.id.startsWith('certificate-');
}

function remark(finding: MfaFinding): Check {
  return { id: finding.id, verdict: 'warned', what: finding.message, result: finding.remedy };
}
