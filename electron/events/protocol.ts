import type { ErrorValue } from '../../shared/contract/errors.ts';
import type { EventFilter } from '../../shared/domain/event.ts';
import type { ReplayResult } from '../store/replay.ts';
import type { BundleRequest, WrittenBundle, WrittenSegment } from './bundle/types.ts';
import type { Reader, VerifiedHistory } from './types.ts';

/** The calls that cross to the reader's thread: those of `Reader`, without what cannot cross. */
export interface ReaderCalls extends Pick<
  Reader,
  'page' | 'summary' | 'days' | 'get' | 'related' | 'changes' | 'numberChanges' | 'after'
> {
  export(...args: ExportArguments): Promise<number>;
  count(filter: EventFilter): Promise<number>;
  verify(): Promise<VerifiedHistory>;
  rebuild(): Promise<ReplayResult>;
  bundle(request: BundleRequest): Promise<WrittenBundle>;
  segment(request: Omit<BundleRequest, 'range'> & { before: number }): Promise<WrittenSegment>;
}
type ExportArguments =
  Parameters<Reader['export']> extends [infer F, infer A, infer P, ...unknown[]]
    ? [filter: F, format: A, path: P]
    : never;

export type ReaderCallName = keyof ReaderCalls;

/** To the thread: a call with its number, what was to be signed for it, or that it is no longer wanted, or that no more will come. */
export type ToReader =
  | {
      [K in ReaderCallName]: { kind: 'call'; call: number; name: K; args: Parameters<ReaderCalls[K]> };
    }[ReaderCallName]
  | { kind: 'signed'; call: number; signature: Uint8Array }
  | { kind: 'cancel'; call: number }
  | { kind: 'close' };

/** From the thread. `sign` asks for a signature, whose key the thread does not have. `detail` is for the log: the text of an error that is not one for people. */
export type FromReader =
  | { kind: 'value'; call: number; value: unknown }
  | { kind: 'error'; call: number; error: ErrorValue; detail?: string }
  | { kind: 'sign'; call: number; bytes: Uint8Array }
  | { kind: 'progress'; call: number; done: number };
