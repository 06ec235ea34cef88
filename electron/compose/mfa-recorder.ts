import type { EventId } from '../../shared/domain/event-catalogue.ts';
import type { MfaEvent, MfaEventKind } from '../mfa/ports.ts';
import type { Store } from '../store/types.ts';

const events: Record<MfaEventKind, EventId> = {
  'settings-written': 9200,
  'settings-restored': 9201,
  'credentials-imported': 9202,
  'protection-repaired': 9203,
  'zip-deleted': 9204,
  'settings-recovered': 9205,
};

/** Writes into the history what happened to the MFA files. They are outside the store, so such an entry changes no object. */
export function mfaRecorder(store: Store, actor: string): (event: MfaEvent) => void {
  return ({ kind, message, detail }) =>
    void store.apply({
      actor: kind === 'settings-recovered' ? 'start-up' : actor,
      as: null,
      event: events[kind],
      message,
      cause: detail,
      changes: [],
    });
}
