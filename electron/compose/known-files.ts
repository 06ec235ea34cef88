import { randomBytes } from 'node:crypto';
import { isAbsolute, relative } from 'node:path';
import type { EventId } from '../../shared/domain/event-catalogue.ts';
import {
  knownFileSchema,
  type DriftEvent,
  type DriftEventKind,
  type KnownFiles,
} from '../mfa/drift/known.ts';
import type { Store } from '../store/types.ts';

const events: Record<DriftEventKind, EventId> = {
  found: 9060,
  adopted: 9061,
  restored: 9062,
  ignored: 9063,
  gone: 9064,
};

/** A key for marks: 256 bits. */
export const newMarkKey = (): string => randomBytes(32).toString('base64');

/** Whether a path lies in the forest's folder. */
export function isInside(dir: string, path: string): boolean {
  const way = relative(dir, path);
  return way !== '' && !way.startsWith('..') && !isAbsolute(way);
}

/** Keeps the known states of the MFA files in the store, their keys sealed, and writes what happened into the history. */
export function knownFiles(store: Store): KnownFiles {
  function record({ kind, message, reason, actor, detail }: DriftEvent): void {
    store.apply({
      actor: actor ?? 'file watch',
      as: null,
      event: events[kind],
      message,
      reason,
      cause: detail,
      changes: [],
    });
  }

  /** A key that was sealed elsewhere is none: secrets are then not compared. */
  function keyOf(ref: string | null): string | null {
    if (ref === null) return null;
    try {
      return store.secrets.take(ref) ?? null;
    } catch {
      return null;
    }
  }

  return {
    all: () =>
      store.mfaFiles.all().flatMap(({ known, keyRef }) => {
        const read = knownFileSchema.safeParse(known);
        return read.success ? [{ file: read.data, key: keyOf(keyRef) }] : [];
      }),
    put(file, key, event) {
      store.transaction(() => {
        const present = store.mfaFiles.all().find(({ path }) => path === file.path)?.keyRef ?? null;
        const keyRef = key === null ? present : store.secrets.put(key);
        store.mfaFiles.put({ path: file.path, known: file, keyRef });
        if (event !== null) record(event);
      });
    },
    drop: path => store.mfaFiles.drop(path),
  };
}
