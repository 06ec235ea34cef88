import { expect } from 'vitest';
import type { RequestStatus } from '../../shared/domain/request.ts';
import type { Entry } from '../../electron/store/entry.ts';
import type { World } from './activation-world.ts';

const final: readonly RequestStatus[] = ['Closed', 'Expired', 'Rejected'];

/**
 * Watches what is written, at the moment when it is written, against what the objects say then, and not by the engine's own
 * reckoning. The answered function checks what must hold between the steps.
 */
export function watchInvariants({ store }: World): () => void {
  const { apply } = store;
  const verified = new Set<string>();
  const ended = new Map<string, RequestStatus>();
  const activated = new Set<string>();
  let fault: Error | undefined;

  store.apply = entry => {
    const applied = apply(entry);
    try {
      look(entry);
    } catch (error) {
      // The code under test may catch what is thrown here: it is thrown again by the check.
      fault ??= error instanceof Error ? error : new Error(String(error));
    }
    return applied;
  };

  function look(entry: Entry): void {
    const id = entry.requestId;
    const request = id ? store.requests.get(id) : undefined;
    if (!id || !request) return;
    const role = store.roles.get(request.roleId);
    const user = store.users.get(request.userId);
    if (!role || !user) throw new Error('an object is missing');
    if (ended.has(id)) throw new Error(`an entry ${entry.event} after the request was ${ended.get(id)}`);

    if (entry.event === 103) {
      expect(request.call?.verified).toBe(true);
      verified.add(id);
    }
    if (entry.event === 9103 || entry.event === 9104) {
      const by = request.approval?.decidedBy;
      expect(by && role.approvers.includes(by)).toBe(true);
      if (request.approval?.decision === 'automatic') {
        expect(by).toBe(user.id);
        expect(role.disableAutoApprovalIfOwner).toBe(false);
      } else expect(by).not.toBe(user.id);
    }
    if (entry.event === 9107) {
      expect(activated.has(id)).toBe(false);
      activated.add(id);
      expect(request.status).toBe('Active');
      expect(role.candidates).toContain(user.id);
      expect(user.privAccountActive).toBe(true);
      if (role.mfaEnabled) expect(verified.has(id)).toBe(true);
      if (role.approvalEnabled) expect(['approved', 'automatic']).toContain(request.approval?.decision);
      const [start, end] = [request.activatedAt ?? NaN, request.expiresAt ?? NaN];
      if (role.availabilityWindowEnabled) {
        const wall = new Date(start).toLocaleTimeString('en-GB', { timeZone: 'Europe/Berlin' }).slice(0, 5);
        expect(wall >= (role.availableFrom ?? '00:00') && wall < (role.availableTo ?? '24:00')).toBe(true);
      }
      expect(end - start).toBe(request.requestedTtl * 1000);
      expect(request.requestedTtl).toBeLessThanOrEqual(role.ttl);
      if (request.requestedTime !== null) expect(start).toBeGreaterThanOrEqual(request.requestedTime);
      const groups = store.memberships.ofRequest(id).map(({ groupId }) => groupId);
      expect(groups.toSorted()).toEqual([...role.privileges].sort());
    }
    if (final.includes(request.status)) {
      ended.set(id, request.status);
      expect(request.endedAt).not.toBeNull();
      expect(request.endReason).not.toBeNull();
      if (request.status === 'Closed' && request.expiresAt !== null)
        expect(request.expiresAt).toBeLessThanOrEqual(request.endedAt ?? NaN);
    }
  }

  return () => {
    if (fault !== undefined) throw fault;
    for (const request of store.requests.find({ statuses: ['Active'] })) {
      expect(activated.has(request.id)).toBe(true);
    }
    for (const { requestId, until } of store.memberships.all()) {
      const request = store.requests.get(requestId);
      expect(request?.status).toBe('Active');
      expect(request?.expiresAt).toBe(until);
    }
  };
}
