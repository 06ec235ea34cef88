import type { PamEvent } from '../../shared/domain/event.ts';
import type { RequestId } from '../../shared/domain/ids.ts';

/** What belongs together in a timeline: the events of one request, or one that names none. */
export interface TimelineGroup {
  requestId: RequestId | null;
  events: PamEvent[];
}

/**
 * Events, newest first, by request: a request stands where its newest event does, with its own in the same order, also where
 * other events lie between them. Older ones join it as more pages are read.
 */
export function timelineGroups(events: readonly PamEvent[]): TimelineGroup[] {
  const groups: TimelineGroup[] = [];
  const byRequest = new Map<RequestId, TimelineGroup>();
  for (const event of events) {
    const { requestId } = event;
    const known = requestId === null ? undefined : byRequest.get(requestId);
    if (known !== undefined) {
      known.events.push(event);
      continue;
    }
    const group = { requestId, events: [event] };
    if (requestId !== null) byRequest.set(requestId, group);
    groups.push(group);
  }
  return groups;
}
