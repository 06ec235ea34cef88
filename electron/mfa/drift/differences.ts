import { mfaMask } from '../../../shared/domain/mfa-settings.ts';
import { driftKinds, type DriftDifference, type DriftKind } from '../../../shared/domain/mfa-drift.ts';
import type { CertificateFacts, ElementFact, Hide, SettingsFacts } from './facts.ts';
import type { KnownFile } from './known.ts';
import { rightsSentence, rightsShown } from './rights-words.ts';

/** What a known file is compared with. `facts` are under the known file's key; `keyed` is false where that cannot be read. */
export interface Now {
  state: 'present' | 'absent' | 'damaged' | 'unreadable';
  problem: string | null;
  hash: string | null;
  rights: string | null;
  facts: SettingsFacts | CertificateFacts | null;
  keyed: boolean;
  hide: Hide;
}

export interface Comparison {
  kinds: DriftKind[];
  differences: DriftDifference[];
  sentence: string;
}

/** Says in words how a file differs from what is known of it; null where it does not. No text of a secret is in the answer. */
export function compareWithKnown(known: KnownFile, now: Now): Comparison | null {
  const found = [...content(known, now), ...rights(known, now)].map(difference => ({
    ...difference,
    what: now.hide(difference.what),
    before: difference.before === null ? null : now.hide(difference.before),
    after: difference.after === null ? null : now.hide(difference.after),
    sentence: now.hide(difference.sentence),
  }));
  if (found.length === 0) return null;
  const kinds = driftKinds.filter(kind => found.some(one => one.kind === kind));
  return { kinds, differences: found, sentence: summary(found) };
}

function summary(found: readonly DriftDifference[]): string {
  const said = found.slice(0, 4).map(({ sentence }) => sentence);
  const rest = found.length - said.length;
  return `${said.join(' ')}${rest > 0 ? ` And ${rest} more.` : ''}`;
}

function content(known: KnownFile, now: Now): DriftDifference[] {
  const one = (kind: DriftKind, sentence: string): DriftDifference[] => [
    { kind, what: 'File', before: null, after: null, sentence },
  ];
  if (now.state === 'unreadable') return one('unreadable', `It cannot be read. ${now.problem ?? ''}`.trim());
  if (now.hash === known.hash) return [];
  if (now.hash === null) return one('deleted', 'It was deleted.');
  if (known.hash === null) return one('appeared', 'It was put there; there was no such file.');
  if (now.state === 'damaged')
    return one('damaged', `It cannot be read as settings any more. ${now.problem ?? ''}`.trim());
  if (known.facts === null || now.facts === null) {
    return one('edited', 'It has another content. What it held before is not known element by element.');
  }
  if (known.facts.kind === 'certificate' || now.facts.kind === 'certificate') {
    return known.facts.kind === 'certificate' && now.facts.kind === 'certificate'
      ? certificates(known.facts, now.facts)
      : one('edited', 'It has another content.');
  }
  return settings(known.facts, now.facts, now.keyed);
}

function rights(known: KnownFile, now: Now): DriftDifference[] {
  const [before, after] = [known.rights, now.rights];
  if (before === null || after === null || before === after) return [];
  return [
    {
      kind: 'protection',
      what: 'Rights',
      before: rightsShown(before),
      after: rightsShown(after),
      sentence: rightsSentence(before, after),
    },
  ];
}

function certificates(before: CertificateFacts, after: CertificateFacts): DriftDifference[] {
  const shown = ({ subject, notAfter }: CertificateFacts): string | null =>
    subject === null ? null : `${subject}, valid until ${(notAfter ?? '').slice(0, 10)}`;
  const [was, is] = [shown(before), shown(after)];
  const same = before.fingerprint !== null && before.fingerprint === after.fingerprint;
  const sentence = same
    ? 'The file is another one, with the same certificate in it.'
    : is === null
      ? 'It was replaced by a file that does not open with CERT_PASSWORD.'
      : `It was replaced: ${is}${was === null ? '' : ` instead of ${was}`}.`;
  return [{ kind: 'edited', what: 'Certificate', before: was, after: is, sentence }];
}

function settings(before: SettingsFacts, after: SettingsFacts, keyed: boolean): DriftDifference[] {
  const found = [...elements(before, after, keyed), ...form(before, after)];
  if (!keyed) {
    const sentence =
      'Whether a secret was changed cannot be told: the key for comparing them is not readable on this machine.';
    return [...found, { kind: 'edited', what: 'Secrets', before: null, after: null, sentence }];
  }
  const texts = before.textMark !== after.textMark;
  if (texts && !found.some(one => one.kind === 'edited')) {
    const sentence =
      'Only formatting, comments or the order of elements were changed: no element has another text.';
    found.push({ kind: 'formatting', what: 'Formatting', before: null, after: null, sentence });
  } else if (found.length === 0) {
    found.push({
      kind: 'formatting',
      what: 'Formatting',
      before: null,
      after: null,
      sentence: 'Only the XML declaration was changed.',
    });
  }
  return found;
}

function elements(before: SettingsFacts, after: SettingsFacts, keyed: boolean): DriftDifference[] {
  const found: DriftDifference[] = [];
  const edited = (what: string, was: string | null, is: string | null, sentence: string): void => {
    found.push({ kind: 'edited', what, before: was, after: is, sentence });
  };
  if (before.root !== after.root) {
    edited('Root element', before.root, after.root, `The root element is ${after.root}, was ${before.root}.`);
  }
  // What was a secret stays one, wherever its text was put.
  const old = new Set(before.elements.filter(one => one.value === null).map(one => one.textMark));
  old.delete('');
  const shown = (one: ElementFact): string =>
    one.value === null || old.has(one.textMark) ? (one.set ? mfaMask : '') : one.value;
  const was = new Map(before.elements.map(one => [one.name, one]));
  for (const one of after.elements) {
    const earlier = was.get(one.name);
    was.delete(one.name);
    if (earlier === undefined) edited(one.name, null, shown(one), `${one.name} was added.`);
    else if (isOther(earlier, one, keyed)) {
      edited(one.name, shown(earlier), shown(one), changed(earlier, one, shown));
    }
  }
  for (const gone of was.values()) edited(gone.name, shown(gone), null, `${gone.name} was taken out.`);
  return found;
}

function isOther(before: ElementFact, after: ElementFact, keyed: boolean): boolean {
  if (keyed) return before.mark !== after.mark;
  return before.set !== after.set || before.value !== after.value;
}

function changed(before: ElementFact, after: ElementFact, shown: (one: ElementFact) => string): string {
  const { name } = after;
  if (before.set && !after.set) return `${name} was cleared.`;
  if (!before.set && after.set && shown(after) === mfaMask) return `${name} was set.`;
  if (shown(after) === shown(before)) return `${name} was changed.`;
  if (shown(after) === mfaMask || shown(before) === mfaMask) return `${name} was changed.`;
  return `${name} is “${shown(after)}”, was “${shown(before)}”.`;
}

const lineEnds = { CRLF: 'CRLF', LF: 'LF', CR: 'CR', mixed: 'of several kinds', none: 'none' } as const;

const encodings = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16 (LE)', 'utf-16be': 'UTF-16 (BE)' } as const;

function form(before: SettingsFacts, after: SettingsFacts): DriftDifference[] {
  const found: DriftDifference[] = [];
  const add = (what: string, was: string, is: string, sentence: string): void => {
    if (was !== is) found.push({ kind: 'encoding', what, before: was, after: is, sentence });
  };
  const [was, is] = [encodings[before.encoding], encodings[after.encoding]];
  add('Encoding', was, is, `It was saved as ${is}; it was ${was}.`);
  const mark = (bom: boolean): string => (bom ? 'with' : 'without');
  add(
    'Byte order mark',
    mark(before.bom),
    mark(after.bom),
    after.bom ? 'It got a byte order mark.' : 'Its byte order mark was taken away.',
  );
  const [ends, end] = [lineEnds[before.lineEnds], lineEnds[after.lineEnds]];
  add('Line ends', ends, end, `Its line ends are ${end}; they were ${ends}.`);
  return found;
}
