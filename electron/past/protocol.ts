import type { ErrorValue } from '../../shared/contract/errors.ts';
import type { Output } from '../../shared/contract/registry.ts';
import type { ObjectsAsked } from './objects.ts';
import type { AskedMoment, Resolved } from './resolve.ts';
import type { WhoCouldAsked } from './who-could.ts';

/** The calls that cross to the thread that rebuilds what was. `now` is the console's clock, milliseconds UTC. */
export interface PastCalls {
  /** Only finds the moment, and says whether it is kept. */
  open(moment: AskedMoment, now: number): Resolved & { ready: boolean };
  /** Rebuilds the moment after an entry. */
  make(seq: number): null;
  objects(moment: AskedMoment, now: number, asked: ObjectsAsked): Output<'past.objects'>;
  whoCould(moment: AskedMoment, now: number, asked: WhoCouldAsked): Output<'past.whoCould'>;
  compare(moments: [AskedMoment, AskedMoment], now: number): Output<'past.compare'>;
}
export type PastCallName = keyof PastCalls;

export type ToPast =
  { kind: 'call'; call: number; name: PastCallName; args: unknown[] } | { kind: 'cancel'; call: number };

/** `detail` is for the log: the text of an error that is not one for people. */
export type FromPast =
  | { kind: 'value'; call: number; value: unknown }
  | { kind: 'error'; call: number; error: ErrorValue; detail?: string }
  | { kind: 'progress'; call: number; done: number };
