import type { CallAction, CallLine, CallState } from '../../shared/domain/call.ts';
import type { Dialling, PhoneReading } from '../../shared/domain/phone-number.ts';

/** PhoneCallStatus of MIM's custom providers (docs/mim-facts.md, custom providers). */
export type PhoneCallStatus = 'Pending' | 'Success' | 'Failed';

/** What InitiateCall is given. The call's id is the request's id in text form. */
export interface CallRequest {
  /** As the provider dials it: `+12135551212`, or an internal number of the site's exchange. */
  number: string;
  requestId: string;
  /** MIM's deliveryAttributes: their keys are unpublished, so a provider takes what it knows and leaves the rest. */
  attributes: Readonly<Record<string, unknown>>;
}

/** A call as its provider sees it, for the page that shows it live. */
export interface LiveCall {
  id: string;
  number: string;
  state: CallState;
  /** Milliseconds UTC at which the state began. */
  since: number;
  log: CallLine[];
  /** Null until the call has ended. `verified` is the provider's `authenticated`; the code never decides. */
  outcome: { verified: boolean; code: number | null; message: string } | null;
}

/**
 * The port of the telephone, after MIM's IPhoneServiceProvider: initiateCall, getCallStatus and getFailureMessage mean what they
 * mean there. Pending is followed by Success or Failed, and never changes again after that. An unknown call is Failed.
 */
export interface PhoneProvider {
  /** A word for events and pages: 'simulated', 'phone-factor', 'pbx', 'custom'. */
  readonly name: string;
  /** True where no telephone is called: every event of such a call says so. */
  readonly simulated: boolean;
  /** Whether and how a number is dialled. `internalPattern` is the forest's, used by a provider at the site's own exchange. */
  canDial(reading: PhoneReading, internalPattern: string): Dialling;
  /** Starts the call. Rejects, or answers Failed, where it could not be placed; Success at once is allowed. */
  initiateCall(call: CallRequest): Promise<{ status: PhoneCallStatus }>;
  getCallStatus(callId: string): Promise<PhoneCallStatus>;
  /** A sentence for the operator after Failed. */
  getFailureMessage(callId: string): Promise<string>;
  /** The published call-status code, or null where there is none (yet). */
  code(callId: string): number | null;
  /** Live calls and those that ended in the last minutes, newest first. */
  calls(): LiveCall[];
  /** Acts on the handset of a simulated call. Absent where there is none. Throws AppError NOT_FOUND, CONFLICT, BAD_REQUEST. */
  press?(callId: string, action: CallAction): LiveCall;
  /** Told of each change of a call, with the call's id. Returns the unsubscriber. */
  onChange(listener: (callId: string) => void): () => void;
  /** Ends a call that nobody waits for any more; it is then Failed. Does nothing where it has ended. */
  cancel(callId: string): Promise<void>;
  /** Ends all calls and timers. */
  dispose(): Promise<void>;
}

/** The clock of a provider. `setTimer` runs `fire` once after `delay` milliseconds; what it returns stops it. */
export interface PhoneClock {
  now(): number;
  setTimer(delay: number, fire: () => void): () => void;
}
