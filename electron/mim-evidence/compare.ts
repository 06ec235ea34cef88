import type { PamEvent } from '../../shared/domain/event.ts';
import type { EvidenceRow, EvidenceState, MimEvent } from '../../shared/domain/mim-evidence.ts';

/** Further apart than this, milliseconds, two events of one number are not the same one. */
export const latest = 3_600_000;

export interface EvidenceSides {
  /** Events of MIM's numbers. */
  mim: readonly MimEvent[];
  ours: readonly PamEvent[];
  /** Account names in lower case with the id of the user that each names. */
  names: ReadonlyMap<string, string>;
  /** The time that the file covers: an event of ours outside of it is not extra. */
  from: number;
  to: number;
  /** Milliseconds that two sides of one event may be apart. */
  tolerance: number;
}

/**
 * Pairs the sides by number, by user where MIM's text names one, and by time: each in order, one merge a group. Within the tolerance they
 * match; what is left pairs as late up to `latest`. Cost: the sorting, then linear. Rows are oldest first.
 */
export function compareEvidence({ mim, ours, names, from, to, tolerance }: EvidenceSides): EvidenceRow[] {
  const rows: EvidenceRow[] = [];
  const left = { mim: new Set(mim), ours: new Set(ours) };
  const userOf = new Map(mim.map(event => [event, namedIn(event.message, names)]));
  for (const named of [true, false]) {
    for (const [state, apart] of [
      ['matched', tolerance],
      ['late', latest],
    ] as const) {
      const key = (id: number, user: string | null) => (named ? `${id} ${user ?? ''}` : String(id));
      const theirs = groups(
        [...left.mim].filter(event => (userOf.get(event) !== null) === named),
        event => key(event.id, userOf.get(event) ?? null),
      );
      const own = groups(left.ours, event => key(event.id, event.userId));
      for (const [group, events] of theirs) {
        for (const [one, other] of merge(events, own.get(group) ?? [], apart)) {
          left.mim.delete(one);
          left.ours.delete(other);
          rows.push(row(state, one, other));
        }
      }
    }
  }
  for (const event of left.mim) rows.push(row('missing', event, null));
  for (const event of left.ours) if (event.at >= from && event.at <= to) rows.push(row('extra', null, event));
  return rows.sort((a, b) => timeOf(a) - timeOf(b) || (a.ours?.seq ?? 0) - (b.ours?.seq ?? 0));
}

function groups<T extends { at: number }>(
  events: Iterable<T>,
  keyOf: (event: T) => string,
): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const event of events) {
    const key = keyOf(event);
    const group = found.get(key);
    if (group === undefined) found.set(key, [event]);
    else group.push(event);
  }
  for (const group of found.values()) group.sort((a, b) => a.at - b.at);
  return found;
}

/** Two lists in order of time: each event with the first free one that is near enough. */
function* merge<A extends { at: number }, B extends { at: number }>(
  a: readonly A[],
  b: readonly B[],
  apart: number,
): Generator<[A, B]> {
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [one, other] = [a[i]!, b[j]!];
    if (other.at < one.at - apart) j += 1;
    else if (other.at > one.at + apart) i += 1;
    else {
      yield [one, other];
      i += 1;
      j += 1;
    }
  }
}

/** The user whom a text names by an account, or null. MIM's texts are not published, so nothing but names of users is looked for. */
function namedIn(message: string, names: ReadonlyMap<string, string>): string | null {
  for (const word of message.toLowerCase().match(/[^\s"'“”«»,;:()<>[\]\\/@]+/g) ?? []) {
    const user = names.get(word) ?? names.get(word.replace(/\.+$/, ''));
    if (user !== undefined) return user;
  }
  return null;
}

function row(state: EvidenceState, mim: MimEvent | null, ours: PamEvent | null): EvidenceRow {
  return {
    state,
    id: mim?.id ?? ours?.id ?? 0,
    mim: mim && { at: mim.at, source: mim.source, message: mim.message, line: mim.line },
    ours: ours && { seq: ours.seq, at: ours.at, userName: ours.userName, message: ours.message },
  };
}

const timeOf = ({ mim, ours }: EvidenceRow) => mim?.at ?? ours?.at ?? 0;
