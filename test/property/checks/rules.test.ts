import fc from 'fast-check';
import { expect, it } from 'vitest';
import { evaluate } from '../../../electron/checks/evaluate.ts';
import { indexed, type Gathered } from '../../../electron/checks/facts.ts';
import { suppressionId } from '../../../electron/store/checks.ts';
import { checkFinding } from '../../../shared/contract/checks.ts';
import type { DriftFile } from '../../../shared/domain/mfa-drift.ts';
import { checkIds } from '../../../shared/domain/check-catalogue.ts';
import { mfaBackEnds } from '../../../shared/domain/mfa-settings.ts';
import { dialPublic, readPhoneNumber } from '../../../shared/domain/phone-number.ts';
import { fact, factsWith } from '../../fakes/check-facts.ts';
import { aGroup, aRequest, aRole, aUser, groupIdOf, roleIdOf, userIdOf } from '../../fakes/pam-objects.ts';

// Ids of a few objects, some of which are not there: a fact may name what was removed a moment ago.
const userId = fc.integer({ min: 1, max: 6 }).map(userIdOf);
const groupId = fc.integer({ min: 1, max: 3 }).map(groupIdOf);
const roleId = fc.integer({ min: 1, max: 5 }).map(roleIdOf);
const text = fc.oneof(
  fc.string({ maxLength: 12, unit: 'binary' }),
  fc.constantFrom('', "O'Neil", 'R', 'PRIV.x'),
);
const number = fc.oneof(text, fc.constantFrom('12135551212', '+1 213 555 1212', '213-555-01', 'ext. 12', ''));
const moment = fc.integer({ min: -(2 ** 40), max: 2 ** 43 });
const time = fc.constantFrom(null, '00:00', '08:30', '18:00', '23:59');

const user = (id: number) =>
  fc
    .record({
      privAccountName: text,
      sourceAccountName: text,
      sourceDisplayName: text,
      sourceDomain: text,
      sourcePhoneNumber: number,
      privAccountActive: fc.boolean(),
      privOnly: fc.boolean(),
      corp: fc.constantFrom('gone', 'unasked', 'disabled', 'there'),
      corpNumber: number,
    })
    .map(({ corp, corpNumber, ...change }) => {
      const made = fact(aUser(id, 'x', change));
      const reading = readPhoneNumber(made.user.sourcePhoneNumber, '1');
      const entry = { ...made.corp!, disabled: corp === 'disabled' };
      return {
        ...made,
        reading,
        canDial: dialPublic(reading).canDial,
        corp: corp === 'gone' ? null : corp === 'unasked' ? undefined : entry,
        corpNumber,
      };
    });

const role = (id: number) =>
  fc
    .record({
      displayName: text,
      ttl: fc.integer({ min: 1, max: 2 ** 40 }),
      availabilityWindowEnabled: fc.boolean(),
      availableFrom: time,
      availableTo: time,
      mfaEnabled: fc.boolean(),
      approvalEnabled: fc.boolean(),
      disableAutoApprovalIfOwner: fc.boolean(),
      // Often one alone, so that what only one person does is reached too.
      candidates: fc.oneof(
        fc.uniqueArray(userId),
        userId.map(id => [id]),
      ),
      approvers: fc.oneof(
        fc.uniqueArray(userId),
        userId.map(id => [id]),
      ),
      privileges: fc.uniqueArray(groupId),
    })
    .map(change => aRole(id, 'x', change));

const mfaFinding = fc.record({
  id: fc.oneof(text, fc.constantFrom('unprotected-settings', 'unprotected-zip', 'certificate-expired')),
  severity: fc.constantFrom('error' as const, 'warning' as const, 'information' as const),
  subject: fc.oneof(text, fc.constant('/'.repeat(5000))),
  message: text,
  remedy: text,
});

const driftFile = fc.record<DriftFile>({
  path: text,
  folder: text,
  what: fc.constantFrom('settings', 'certificate'),
  state: text,
  kinds: fc.constant(['edited']),
  sentence: text,
  differences: fc.constant([]),
  known: fc.constant({ how: 'written', by: 'pat', at: '2026-11-24T12:00:00.000Z' }),
  noticedAt: fc.constantFrom(null, '2026-11-24T12:00:00.000Z'),
  modifiedAt: fc.constant(null),
  ignored: fc.constant(null),
  restore: fc.constant({ from: null, refusal: null }),
  adoptRefusal: fc.constant(null),
});

const gathered: fc.Arbitrary<Gathered> = fc
  .record({
    roles: fc.tuple(role(1), role(2), role(3)),
    users: fc.tuple(user(1), user(2), user(3), user(4)),
    groups: fc
      .tuple(fc.boolean(), fc.boolean())
      .map(active => active.map((on, at) => aGroup(at + 1, 'g', { active: on }))),
    tier0: fc.array(roleId).map(ids => new Set(ids)),
    uses: fc
      .array(fc.tuple(roleId, fc.record({ createdAt: fc.option(moment), lastUse: fc.option(moment) })))
      .map(pairs => new Map(pairs)),
    undecided: fc
      .array(fc.tuple(roleId, userId))
      .map(pairs => pairs.map(([role, by], at) => aRequest(at, { roleId: role, userId: by }))),
    numberChanges: fc.array(
      fc.record({
        userId,
        at: fc.integer({ min: 0, max: 10 }),
        where: fc.constantFrom('corp' as const, 'pam' as const),
      }),
    ),
    activations: fc
      .array(fc.tuple(userId, roleId, fc.integer({ min: 0, max: 10 })))
      .map(
        all =>
          new Map(
            all.map(([by, roleOf, activatedAt]) => [by, [aRequest(1, { roleId: roleOf, activatedAt })]]),
          ),
      ),
    corpProblem: fc.option(text),
    mfa: fc.record({
      findings: fc.array(mfaFinding),
      backEnd: fc.constantFrom(...mfaBackEnds),
      certificate: fc.constant(null),
    }),
    drift: fc.array(driftFile),
  })
  .map(change => ({ ...factsWith(), ...change }));

it('no rule throws, whatever the facts; each finding is one that the contract can carry', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(gathered, facts => {
      for (const { finding } of evaluate(indexed(facts), [])) {
        seen.add(finding.check);
        expect(checkFinding.safeParse(finding).error).toBeUndefined();
        expect(finding.sentence).not.toMatch(/undefined|NaN|\[object/);
        expect(finding.suppression).toBeNull();
      }
    }),
    { numRuns: 300 },
  );
  // Every check is reached: a rule that finds nothing in all this finds nothing at all.
  expect(checkIds.filter(id => !seen.has(id) && id !== 'certificate-ends-soon')).toEqual([]);
});

it('one finding for each check and object, and suppressing one leaves all others', () => {
  fc.assert(
    fc.property(gathered, fc.nat(), (facts, pick) => {
      // Two findings of the files about the same thing are one object: the files say each thing once.
      const once = { ...facts, mfa: { ...facts.mfa, findings: [] }, drift: [] };
      const all = evaluate(indexed(once), []).map(one => one.finding);
      const ids = all.map(({ check, object }) => suppressionId(check, object));
      expect(new Set(ids).size).toBe(ids.length);
      const chosen = all[pick % Math.max(1, all.length)];
      if (chosen === undefined) return;
      const { check, object } = chosen;
      const row = (until: number) => ({
        check,
        objectKind: object.kind,
        objectId: object.id,
        objectName: '',
        reason: 'x',
        until,
        by: 'x',
        at: 0,
      });
      const after = (until: number) =>
        evaluate(indexed(once), [row(until)]).map(({ finding }) => finding.suppression !== null);
      expect(after(facts.now + 1)).toEqual(all.map(finding => finding === chosen));
      expect(after(facts.now)).toEqual(all.map(() => false));
    }),
  );
});
