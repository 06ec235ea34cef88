import { mfaSecretNames, type MfaSecretName } from '../../shared/domain/mfa-settings.ts';
import { isPlaceholder, refusedValues, unusualShape } from '../../shared/domain/mfa-values.ts';
import type { MfaFinding, MfaProblem } from '../../shared/domain/mfa-views.ts';
import { SourceError, tokenize, type Token } from './csharp-tokens.ts';

/** What pf_auth.cs gives. `values` hold secrets. With any problem the import is refused. */
export interface SourceReading {
  values: Partial<Record<MfaSecretName, string>>;
  problems: MfaProblem[];
  findings: MfaFinding[];
  /** True if the source uses what came with .NET 2.0. */
  dotnet2: boolean;
}

const isWanted = (name: string): name is MfaSecretName => mfaSecretNames.some(wanted => wanted === name);
const modifiers = new Set([
  'private',
  'public',
  'internal',
  'protected',
  'new',
  'static',
  'readonly',
  'const',
  'volatile',
]);

/** One declared constant: its literal text, or undefined where its value is no plain literal. */
interface Declared {
  value: string | undefined;
  line: number;
  conditional: boolean;
}

/** Decodes the file: UTF-8 or UTF-16, with or without byte order mark; else Windows-1252, as older editors wrote. */
export function decodeSource(bytes: Uint8Array): { text: string; guessed: boolean } {
  const decode = (label: string): string | undefined => {
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      return undefined;
    }
  };
  // Source is mostly ASCII: in UTF-16 every other byte of its start is zero.
  const start = bytes.subarray(0, 64);
  const zeros = (parity: number): number => start.filter((byte, i) => i % 2 === parity && byte === 0).length;
  const wide = start.length >= 8 && Math.max(zeros(0), zeros(1)) > start.length / 4;
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (wide && zeros(1) > zeros(0))) {
    return { text: decode('utf-16le') ?? '', guessed: false };
  }
  if ((bytes[0] === 0xfe && bytes[1] === 0xff) || wide)
    return { text: decode('utf-16be') ?? '', guessed: false };
  const utf8 = decode('utf-8');
  if (utf8 !== undefined) return { text: utf8, guessed: false };
  return { text: new TextDecoder('windows-1252').decode(bytes), guessed: true };
}

/** The declarators that follow `string` at `at`: `NAME = literal`, separated by commas, up to the semicolon. */
function declarators(tokens: Token[], at: number, found: (name: string, declared: Declared) => void): void {
  let i = at;
  for (;;) {
    const name = tokens[i];
    if (name?.kind !== 'word' || tokens[i + 1]?.value !== '=' || tokens[i + 1]?.kind !== 'mark') return;
    const first = i + 2;
    i = first;
    for (let depth = 0; ; i += 1) {
      const token = tokens[i];
      if (token === undefined) break;
      if (token.kind !== 'mark') continue;
      if (token.value === ';' || (token.value === ',' && depth === 0)) break;
      if ('([{'.includes(token.value)) depth += 1;
      if (')]}'.includes(token.value)) depth -= 1;
    }
    const only = tokens[first];
    const value = i === first + 1 && only?.kind === 'text' ? only.value : undefined;
    found(name.value, { value, line: name.line, conditional: name.conditional });
    if (tokens[i]?.value !== ',') return;
    i += 1;
  }
}

function isFixed(tokens: Token[], type: number): boolean {
  let i = type - 1;
  if (tokens[i]?.value === '.' && tokens[i - 1]?.value === 'System') i -= 2;
  let fixed = false;
  for (
    let token = tokens[i];
    token?.kind === 'word' && modifiers.has(token.value);
    i -= 1, token = tokens[i]
  ) {
    fixed ||= token.value === 'const' || token.value === 'static';
  }
  return fixed;
}

function judge(name: MfaSecretName, all: Declared[], skipped: boolean): string | undefined {
  const [first, second] = all;
  if (first === undefined) {
    return skipped
      ? `${name} stands only in code that an #if of pf_auth.cs leaves out. Take the file from the download as it was.`
      : `pf_auth.cs has no constant ${name}. Take the 2.0 C# download of your MFA provider.`;
  }
  if (second !== undefined) {
    return `pf_auth.cs defines ${name} twice, in lines ${first.line} and ${second.line}: which one counts is not clear. Take the file from the download as it was.`;
  }
  if (first.value === undefined) {
    return `${name} (line ${first.line} of pf_auth.cs) is not a plain text in quotes. Take the file from the download as it was.`;
  }
  if (isPlaceholder(first.value)) {
    return `${name} (line ${first.line} of pf_auth.cs) holds a placeholder, not a key. Download the ZIP from your own MFA provider.`;
  }
  const refused = refusedValues({ [name]: first.value })[0];
  return refused === undefined
    ? undefined
    : `${refused.message} It stands in line ${first.line} of pf_auth.cs.`;
}

/**
 * Reads the three constants of pf_auth.cs. The file is data: nothing of it is run. Code under `#if` counts as a release build
 * without symbols would compile it, with the file's own `#define`s.
 */
export function readSource(bytes: Uint8Array): SourceReading {
  const { text, guessed } = decodeSource(bytes);
  const reading: SourceReading = { values: {}, problems: [], findings: [], dotnet2: false };
  const declared = new Map<MfaSecretName, Declared[]>(mfaSecretNames.map(name => [name, []]));
  const skipped = new Set<string>();
  let tokens: Token[];
  try {
    tokens = tokenize(text, line => {
      const name = /\b(LICENSE_KEY|GROUP_KEY|CERT_PASSWORD)\s*=/.exec(line)?.[1];
      if (name !== undefined) skipped.add(name);
    });
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const message = `pf_auth.cs cannot be read as C# (line ${error.line}): ${error.message}. Take the file from the download as it was.`;
    return { ...reading, problems: [{ step: 'source', id: 'source-unreadable', message }] };
  }
  tokens.forEach((token, i) => {
    if (token.kind !== 'word') return;
    if (token.value === 'X509Certificate2') reading.dotnet2 = true;
    if (token.value === 'class' && tokens[i - 1]?.value === 'static') reading.dotnet2 = true;
    if ((token.value === 'string' || token.value === 'String') && isFixed(tokens, i)) {
      declarators(tokens, i + 1, (name, one) => {
        if (isWanted(name)) declared.get(name)?.push(one);
      });
    }
  });
  const warn = (id: string, subject: string, message: string, remedy: string): void => {
    reading.findings.push({ id, severity: 'warning', subject, message, remedy });
  };
  if (guessed) {
    const message = 'pf_auth.cs is neither UTF-8 nor UTF-16; it was read as Windows-1252.';
    warn(
      'source-encoding',
      'pf_auth.cs',
      message,
      'Compare the keys with the file if they hold other letters than A to Z.',
    );
  }
  for (const name of mfaSecretNames) {
    const all = declared.get(name) ?? [];
    const message = judge(name, all, skipped.has(name));
    if (message !== undefined) {
      const id =
        all.length === 0 ? 'constant-missing' : all.length > 1 ? 'constant-twice' : 'constant-unusable';
      reading.problems.push({ step: 'source', id, message });
      continue;
    }
    const value = all[0]?.value ?? '';
    reading.values[name] = value;
    const shape = unusualShape(name, value);
    if (shape !== undefined) {
      const text = `${name} has an unusual shape: keys seen so far are ${shape}.`;
      warn('unusual-shape', name, text, 'Check that the ZIP is the one of your MFA provider.');
    }
    if (all[0]?.conditional === true) {
      warn(
        'conditional',
        name,
        `${name} stands inside an #if of pf_auth.cs.`,
        'Check that it is the key of your MFA provider.',
      );
    }
  }
  return reading;
}
