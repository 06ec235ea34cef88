import { describe, expect, it } from 'vitest';
import { impact as impactSchema, type Impact } from '../../../shared/domain/impact.ts';
import { dialPublic, readPhoneNumber } from '../../../shared/domain/phone-number.ts';
import type { Request } from '../../../shared/domain/request.ts';
import type { Role } from '../../../shared/domain/role.ts';
import type { User } from '../../../shared/domain/user.ts';
import { impactOf } from '../../../electron/activation/impact.ts';
import type { ImpactFacts } from '../../../electron/activation/impact/facts.ts';
import {
  aGroup,
  aPamConfiguration,
  aRequest,
  aRole,
  aUser,
  groupIdOf,
  requestIdOf,
} from '../../fakes/pam-objects.ts';

/** Monday 2026-11-23 10:00 in Berlin. */
const now = Date.UTC(2026, 10, 23, 9);
const hour = 3_600_000;
const jen = aUser(1, 'Jen', { sourcePhoneNumber: '12135551212' });
const pat = aUser(2, 'Pat');
const kim = aUser(3, 'Kim');
const base = aRole(1, 'R', {
  candidates: [jen.id, kim.id],
  approvers: [pat.id],
  privileges: [groupIdOf(1)],
});

interface Given {
  role?: Partial<Role> | null;
  users?: User[];
  groups?: ReturnType<typeof aGroup>[];
  requests?: Request[];
  configuration?: Partial<ImpactFacts['configuration']>;
}
function facts({ role = {}, users = [], groups = [], requests = [], configuration }: Given): ImpactFacts {
  const byId = <T extends { id: string }>(list: T[]) => new Map(list.map(item => [item.id as T['id'], item]));
  return {
    now,
    timeZone: 'Europe/Berlin',
    configuration: { ...aPamConfiguration, ...configuration },
    accounts: [],
    roles: byId(role === null ? [] : [{ ...base, ...role }]),
    users: byId([jen, pat, kim, ...users]),
    groups: byId([aGroup(1, 'corpadmins'), aGroup(2, 'files'), ...groups]),
    requests: byId(requests),
    dial: user => dialPublic(readPhoneNumber(user.sourcePhoneNumber, '1')),
  };
}
const found = (before: Given, after: Given): Impact[] => {
  const impacts = impactOf({ before: facts(before), after: facts(after) });
  for (const one of impacts) expect(impactSchema.parse(one)).toEqual(one);
  return impacts;
};
const told = (before: Given, after: Given) =>
  found(before, after).map(({ kind, severity, sentence }) => `${severity} ${kind}: ${sentence}`);
const active = aRequest(1, { status: 'Active', userId: jen.id, activatedAt: now, expiresAt: now + hour });

describe('people', () => {
  it('nothing changed, nothing told', () => {
    expect(told({ requests: [active] }, { requests: [active] })).toEqual([]);
  });
  it('a candidate who leaves, with an activation that goes on, and one who joins', () => {
    const before = { requests: [active] };
    expect(told(before, { role: { candidates: [kim.id, pat.id] }, ...before })).toEqual([
      'warning activation-goes-on: Jen holds R until 2026-11-23 11:00 (Europe/Berlin), and this activation goes on until then. Close it if it is to end now.',
      'warning candidate-removed: Jen can no longer ask for R.',
      'info candidate-added: Pat may ask for R from now on.',
    ]);
    const [goesOn] = found(before, { role: { candidates: [kim.id] }, ...before });
    expect(goesOn).toMatchObject({ users: [jen.id], requests: [requestIdOf(1)], until: now + hour });
  });
  it('a role that is removed', () => {
    expect(told({}, { role: null })).toEqual([
      'warning role-removed: R is removed. Jen and Kim can no longer ask for it.',
    ]);
  });
  it('an account that goes off: as a candidate, as the only approver', () => {
    const off = (user: User) => ({ users: [{ ...user, privAccountActive: false }] });
    expect(told({}, off(jen))).toEqual([
      'warning account-off: Jen can no longer activate R: the account PRIV.Jen is not active.',
    ]);
    const role = { approvalEnabled: true };
    expect(told({ role }, { role, ...off(pat) })).toEqual([
      'error approval-impossible: Nobody can approve requests for R any more: they are refused. Add an approver.',
    ]);
  });
  it('a group that is off, or taken away', () => {
    const idle = { groups: [aGroup(1, 'corpadmins', { active: false })] };
    expect(told({ requests: [active] }, { ...idle, requests: [active] })).toEqual([
      'error gives-nothing: R gives no membership any more, and every request for it is refused.',
      'warning activation-goes-on: Jen holds R until 2026-11-23 11:00 (Europe/Berlin), and keeps the membership that the role no longer gives. Close it if it is to end now.',
    ]);
    expect(told({}, { role: { privileges: [] } })).toEqual([
      'warning gives-nothing: R gives no membership any more.',
    ]);
    expect(
      told(
        { requests: [active] },
        { role: { privileges: [groupIdOf(1), groupIdOf(2)] }, requests: [active] },
      ),
    ).toEqual([
      'info activation-goes-on: Jen holds R until 2026-11-23 11:00 (Europe/Berlin), without the membership that the role gives in addition.',
    ]);
  });
});

describe('gates', () => {
  it('a call that is dropped, or asked newly', () => {
    expect(told({ role: { mfaEnabled: true } }, {})).toEqual([
      'warning call-dropped: Jen and Kim can get R without a phone call.',
    ]);
    expect(told({}, { role: { mfaEnabled: true } })).toEqual([
      'info call-added: Jen and Kim will be called on asking for R.',
    ]);
  });
  it('a number: another, and none', () => {
    const role = { mfaEnabled: true };
    const number = (sourcePhoneNumber: string) => ({ role, users: [{ ...jen, sourcePhoneNumber }] });
    expect(told({ role }, number('12135551299'))).toEqual([
      'warning number-changed: Calls to Jen for R go to +1 213 555 1299 instead of +1 213 555 1212.',
    ]);
    expect(told({ role }, number('+1 (213) 555-1212'))).toEqual([]);
    expect(told({ role }, number(''))).toEqual([
      'error call-impossible: Jen cannot be called, so requests for R are refused. Set a number with Set-PAMUser -SourcePhoneNumber.',
    ]);
    expect(told({}, { users: [{ ...jen, sourcePhoneNumber: '' }] })).toEqual([]);
  });
  it('approvals: off, on, and impossible for one', () => {
    expect(told({ role: { approvalEnabled: true } }, {})).toEqual([
      'warning approval-dropped: Jen and Kim can get R without an approval.',
    ]);
    expect(told({}, { role: { approvalEnabled: true } })).toEqual([
      'info approval-added: Requests for R wait for Pat.',
    ]);
    const role = { approvalEnabled: true, approvers: [jen.id, pat.id], disableAutoApprovalIfOwner: true };
    expect(told({ role }, { role: { ...role, approvers: [jen.id] } })).toEqual([
      'error approval-impossible: Nobody can approve requests of Jen for R any more: they are refused. Add an approver.',
      'info approver-removed: Pat no longer decides on requests for R.',
    ]);
  });
  it('durations, windows, and the level of the forest', () => {
    expect(told({}, { role: { ttl: 900 } })).toEqual([
      'warning duration: R can be active for up to 15 minutes instead of 1 hour.',
    ]);
    expect(told({}, { configuration: { roleMaximalDuration: 600 } })).toEqual([
      'warning duration: Requests for R that name no duration are refused: its TTL of 1 hour is outside the limits.',
    ]);
    const window = { availabilityWindowEnabled: true, availableFrom: '08:00', availableTo: '18:00' };
    expect(told({}, { role: window })).toEqual([
      'warning window: R can be activated 08:00–18:00 (Europe/Berlin) only.',
    ]);
    expect(told({ role: window }, {})).toEqual(['info window: R can be activated at any time.']);
    const level = { configuration: { forestFunctionality: 'DS_BEHAVIOR_WIN2012R2' as const } };
    expect(told({}, level)[0]).toContain('warning tickets-last');
    expect(told(level, {})[0]).toContain('info tickets-last');
  });
});

describe('open requests', () => {
  const waiting = aRequest(2, {
    status: 'PendingApproval',
    userId: kim.id,
    approval: {
      askedAt: now,
      lapsesAt: now + 24 * hour,
      decision: null,
      decidedBy: null,
      decidedAt: null,
      reason: '',
    },
  });
  const scheduled = aRequest(3, { status: 'Scheduled', userId: kim.id, requestedTime: now + 10 * hour });
  const role = { approvalEnabled: true };

  it('closed by the change', () => {
    expect(
      told(
        { requests: [active, scheduled] },
        {
          requests: [
            { ...active, status: 'Closed' },
            { ...scheduled, status: 'Closed' },
          ],
        },
      ),
    ).toEqual([
      'warning activation-ends: Jen’s activation of R ends now instead of at 2026-11-23 11:00 (Europe/Berlin).',
      'warning request-closed: Kim’s request for R, which is to start at 2026-11-23 20:00 (Europe/Berlin), is closed.',
    ]);
  });
  it('that nobody can approve any more', () => {
    const lines = told(
      { role, requests: [waiting] },
      { role: { ...role, approvers: [] }, requests: [waiting] },
    );
    expect(lines).toContain(
      'error approval-stuck: Kim’s request for R waits for an approval that nobody can give any more; it lapses at 2026-11-24 10:00 (Europe/Berlin).',
    );
  });
  it('that will be refused when they go on', () => {
    const requests = [scheduled];
    const window = { availabilityWindowEnabled: true, availableFrom: '08:00', availableTo: '18:00' };
    expect(told({ requests }, { role: window, requests })[0]).toContain(
      'warning request-refused: Kim’s request for R, which is to start at 2026-11-23 20:00 (Europe/Berlin), will be refused when it goes on. R can be activated 08:00–18:00',
    );
    const out = { role: { ...role, candidates: [jen.id] }, requests: [waiting] };
    expect(told({ role, requests: [waiting] }, out)[0]).toContain(
      'Kim’s request for R, which waits for an approval, will be refused when it goes on. Kim is not a candidate of R',
    );
    // Inside of the window at its start, although closed now: not refused.
    const evening = { ...window, availableFrom: '19:00', availableTo: '22:00' };
    expect(told({ requests }, { role: evening, requests })).toEqual([
      'warning window: R can be activated 19:00–22:00 (Europe/Berlin) only.',
    ]);
  });
  it('during the call', () => {
    const calling = aRequest(4, { status: 'PendingMFA', userId: jen.id });
    const mfa = { mfaEnabled: true };
    expect(
      told(
        { role: mfa, requests: [calling] },
        { role: { ...mfa, candidates: [kim.id] }, requests: [calling] },
      )[0],
    ).toContain('Jen’s request for R, which waits for the call, will be refused when it goes on.');
  });
});
