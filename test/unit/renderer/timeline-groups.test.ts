import { expect, it } from 'vitest';
import { timelineGroups } from '../../../renderer/components/timeline-groups.ts';
import type { PamEvent } from '../../../shared/domain/event.ts';
import type { RequestId } from '../../../shared/domain/ids.ts';

const [a, b] = ['a', 'b'] as unknown as [RequestId, RequestId];

function event(seq: number, requestId: RequestId | null): PamEvent {
  return {
    seq,
    at: seq * 1000,
    id: 9107,
    severity: 'Information',
    source: 'Bastion Console',
    message: '',
    actor: 'workflow',
    as: null,
    reason: '',
    userId: null,
    userName: '',
    roleId: null,
    roleName: '',
    clockMoved: null,
    requestId,
  };
}

const shape = (events: PamEvent[]) =>
  timelineGroups(events).map(({ requestId, events }) => [requestId, events.map(({ seq }) => seq)]);

it('puts the events of a request together where its newest stands, also across others', () => {
  const events = [event(9, a), event(8, null), event(7, b), event(6, a), event(5, null), event(4, b)];
  expect(shape(events)).toEqual([
    [a, [9, 6]],
    [null, [8]],
    [b, [7, 4]],
    [null, [5]],
  ]);
});

it('lets older events of a later page join their request, and moves no group for it', () => {
  const first = [event(9, a), event(8, b)];
  expect(shape([...first, event(3, a)])).toEqual([
    [a, [9, 3]],
    [b, [8]],
  ]);
});

it('has no group where there is no event', () => {
  expect(timelineGroups([])).toEqual([]);
});
