import type { MfaFound } from '../../shared/domain/mfa-views.ts';

export type SdkLanguage = MfaFound['language'];

export const languageNames: Record<SdkLanguage, string> = {
  'csharp-2.0': 'ASP.NET 2.0 C#',
  'csharp-1.1': 'ASP.NET 1.1 C#',
  csharp: 'C#, version not told by its layout',
  vb: 'Visual Basic',
  php: 'PHP',
  java: 'Java',
  perl: 'Perl',
  ruby: 'Ruby',
  unknown: 'Not an MFA SDK download',
};

/** What the names in a ZIP tell. Entries are named as in the ZIP. */
export interface Layout {
  language: Exclude<SdkLanguage, 'csharp-2.0' | 'csharp-1.1'>;
  source: string | null;
  certificate: string | null;
  missing: string[];
  /** Two folders that each look like the SDK. */
  ambiguous: boolean;
  nested: boolean;
}

const source = /^((?:[^/]+\/)?pf\/)pf_auth\.cs$/i;
const certificate = /^((?:[^/]+\/)?pf\/)certs\/cert_key\.p12$/i;

const signs: [Layout['language'], RegExp][] = [
  ['csharp', /(?:^|\/)pf_auth\.cs$/i],
  ['vb', /(?:^|\/)pf_auth\.vb$|\.vb$/i],
  ['php', /(?:^|\/)pf_auth\.php$|\.php$/i],
  ['java', /(?:^|\/)(?:license\.xml|pkey\.der)$|\.(?:java|jar)$/i],
  ['perl', /\.(?:pm|pl)$/i],
  ['ruby', /\.rb$/i],
  ['csharp', /\.cs$/i],
];

/**
 * Recognises the SDK by its files: the C# layout is `pf/pf_auth.cs` with `pf/certs/cert_key.p12`, below at most one further
 * folder. The other languages' layouts are partly unpublished, so their file types decide.
 */
export function recognise(names: readonly string[]): Layout {
  const files = names.filter(name => !name.endsWith('/'));
  const sources = files.filter(name => source.test(name));
  const certificates = files.filter(name => certificate.test(name));
  const folder = (pattern: RegExp, name: string | undefined): string | undefined =>
    name === undefined ? undefined : pattern.exec(name)?.[1]?.toLowerCase();
  const found = sources[0];
  // The certificate that counts is the one beside the source.
  const beside = certificates.find(
    name => found === undefined || folder(certificate, name) === folder(source, found),
  );
  const missing = [
    ...(found === undefined ? ['pf/pf_auth.cs'] : []),
    ...(beside === undefined ? ['pf/certs/cert_key.p12'] : []),
  ];
  return {
    language: signs.find(([, pattern]) => files.some(name => pattern.test(name)))?.[0] ?? 'unknown',
    source: found ?? null,
    certificate: beside ?? null,
    missing,
    ambiguous: sources.length > 1 || certificates.length > 1,
    nested: files.length > 0 && files.every(name => /\.zip$/i.test(name)),
  };
}

/** The layout's language, with the C# version that the source tells (`dotnet2`, null where there is no source). */
export function languageOf(layout: Layout, dotnet2: boolean | null): SdkLanguage {
  if (layout.language !== 'csharp' || dotnet2 === null) return layout.language;
  if (dotnet2) return 'csharp-2.0';
  // .NET 1.1 cannot open a PKCS#12 file: without one, old C# is the 1.1 download.
  return layout.certificate === null ? 'csharp-1.1' : 'csharp';
}

/** What to do where the ZIP is not the one to take, or null. */
export function adviceFor(layout: Layout, language: SdkLanguage): string | null {
  const take =
    'Take the ASP.NET 2.0 C# download of your MFA provider: MIM needs its pf_auth.cs and cert_key.p12.';
  if (layout.nested) return 'The ZIP is inside another ZIP: unpack the outer one, then choose the inner one.';
  if (layout.ambiguous) return `The ZIP holds more than one pf folder. ${take}`;
  if (layout.missing.length === 0) return null;
  const lacks = `The ZIP has no ${layout.missing.join(' and no ')}.`;
  if (language === 'unknown') return `${lacks} It is no download of the MFA SDK. ${take}`;
  if (layout.language === 'csharp' && language !== 'csharp-1.1') return `${lacks} ${take}`;
  return `${lacks} It is the ${languageNames[language]} download. ${take}`;
}
