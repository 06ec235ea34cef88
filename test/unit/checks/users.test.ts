import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../electron/checks/evaluate.ts';
import type { Gathered, UserFact } from '../../../electron/checks/facts.ts';
import { writePipeline } from '../../../shared/cmdlets/write.ts';
import type { User } from '../../../shared/domain/user.ts';
import { fact, factsWith, noon, people } from '../../fakes/check-facts.ts';
import { aRequest, aRole, groupIdOf } from '../../fakes/pam-objects.ts';

const [jen, ann, pat] = people;
const hour = 3_600_000;

const asking = aRole(1, 'R', { mfaEnabled: true, candidates: [jen.id, ann.id], privileges: [groupIdOf(1)] });
const open = { ...asking, mfaEnabled: false };

/** The findings where Jen is as given. */
const foundOf = (change: Partial<User>, as: Partial<UserFact> = {}, more: Partial<Gathered> = {}) =>
  evaluate(
    factsWith({ roles: [asking], users: [fact({ ...jen, ...change }, as), fact(ann), fact(pat)], ...more }),
    [],
  ).map(({ finding }) => finding);
const checksOf = (...args: Parameters<typeof foundOf>) => foundOf(...args).map(({ check }) => check);

describe('numbers', () => {
  it('a candidate of a role with MFA can be called', () => {
    expect(checksOf({})).toEqual([]);
    expect(checksOf({ sourcePhoneNumber: '' })).toEqual(['mfa-candidate-not-callable']);
    const [finding] = foundOf({ sourcePhoneNumber: '213-555-01' });
    expect(finding).toMatchObject({ severity: 'error', object: { kind: 'user', id: jen.id } });
    expect(finding?.sentence).toMatch(/^Jen \(PRIV\.Jen\) cannot be called, and R asks for a phone call\./);
  });

  it('is only worth a look where no role asks for a call, and nothing where the user is no candidate', () => {
    expect(checksOf({ sourcePhoneNumber: '' }, {}, { roles: [open] })).toEqual(['candidate-not-callable']);
    const other = { ...asking, candidates: [ann.id, pat.id] };
    expect(checksOf({ sourcePhoneNumber: '' }, {}, { roles: [other] })).toEqual([]);
  });

  it('offers CORP’s number where that can be read', () => {
    const fix = (corpNumber: string) => foundOf({ sourcePhoneNumber: '' }, { corpNumber })[0]?.fix;
    const offered = fix('+1 213 555 0188');
    expect(offered?.kind === 'cmdlet' && writePipeline(offered.pipeline)).toBe(
      "Set-PAMUser (Get-PAMUser -SourceDomain 'contoso.local' -SourceAccountName 'Jen') -SourcePhoneNumber '+1 213 555 0188'",
    );
    expect(fix('ext. 12')).toEqual({ kind: 'navigate', label: 'Open user', address: `/users/${jen.id}` });
    expect(fix('')?.kind).toBe('navigate');
  });

  it('two ways of writing one number are one telephone', () => {
    const shared = foundOf({ sourcePhoneNumber: '+1 (213) 555-1202' });
    expect(shared.map(({ check, object }) => [check, object.name])).toEqual([
      ['mfa-candidate-shared-number', 'Ann'],
      ['mfa-candidate-shared-number', 'Jen'],
    ]);
    expect(shared[0]?.sentence).toContain('the same number as Jen, +1 213 555 1202');
    expect(checksOf({ sourcePhoneNumber: '+1 (213) 555-1202' }, {}, { roles: [open] })).toEqual([]);
  });

  it('a number that nobody can dial is shared with nobody', () => {
    const users = [fact({ ...jen, sourcePhoneNumber: 'x' }), fact({ ...ann, sourcePhoneNumber: 'x' })];
    expect(checksOf({}, {}, { users })).toEqual(['mfa-candidate-not-callable', 'mfa-candidate-not-callable']);
  });

  it('an activation in the day after a change is found, the newest of them', () => {
    const changedAt = noon - 50 * hour;
    const activated = (...hoursAfter: number[]) => ({
      numberChanges: [{ userId: jen.id, at: changedAt, where: 'corp' as const }],
      activations: new Map([
        [jen.id, hoursAfter.map((after, at) => aRequest(at, { activatedAt: changedAt + after * hour }))],
      ]),
    });
    expect(checksOf({}, {}, activated(1))).toEqual(['number-changed-then-activated']);
    expect(checksOf({}, {}, activated(0))).toEqual(['number-changed-then-activated']);
    expect(checksOf({}, {}, activated(-1, 24))).toEqual([]);
    expect(checksOf({}, {}, activated(-1, 23.9))).toEqual(['number-changed-then-activated']);
    const [finding] = foundOf({}, {}, activated(2));
    expect(finding?.sentence).toBe(
      'The number of Jen (PRIV.Jen) changed in CORP on 2026-11-22 10:00 (UTC), and R was activated on 2026-11-22 12:00 (UTC), without a phone call.',
    );
    const twice = activated(1, 40);
    twice.numberChanges.unshift({ userId: jen.id, at: changedAt + 30 * hour, where: 'corp' });
    expect(foundOf({}, {}, twice).map(({ sentence }) => sentence)).toEqual([
      expect.stringContaining('changed in CORP on 2026-11-23 16:00'),
    ]);
  });
});

describe('accounts', () => {
  it('an account that is gone from CORP, or disabled there, is dealt with in PRIV', () => {
    expect(checksOf({}, { corp: null })).toEqual(['corp-account-gone']);
    const corp = { ...fact(jen).corp!, disabled: true };
    const [finding] = foundOf({}, { corp });
    expect(finding?.check).toBe('corp-account-disabled');
    expect(finding?.sentence).toContain('may activate R');
    expect(finding?.fix?.kind === 'cmdlet' && writePipeline(finding.fix.pipeline)).toContain(
      '-PrivAccountActive $false',
    );
    expect(checksOf({ privAccountActive: false }, { corp: null })).toEqual([]);
    expect(checksOf({}, { corp: undefined })).toEqual([]);
  });

  it('the PRIV account begins with the prefix, in any case', () => {
    expect(checksOf({ privAccountName: 'Jen' })).toEqual(['priv-account-naming']);
    expect(checksOf({ privAccountName: 'priv.Jen' })).toEqual([]);
    expect(checksOf({ privAccountName: 'Jen', privOnly: true })).toEqual([]);
    const { pam } = factsWith();
    expect(checksOf({ privAccountName: 'Jen' }, {}, { pam: { ...pam, privUserPrefix: '' } })).toEqual([]);
  });

  it('CORP that cannot be read is found once', () => {
    expect(checksOf({}, {}, { corpProblem: 'corp.ldif is damaged.' })).toEqual(['corp-unreadable']);
  });
});

it('orders by harm, then by name', () => {
  const roles = [
    aRole(2, 'Z', { approvalEnabled: true, candidates: [jen.id, ann.id], privileges: [groupIdOf(1)] }),
    aRole(3, 'A', { approvalEnabled: true, candidates: [jen.id, ann.id], privileges: [] }),
  ];
  const findings = foundOf(
    {},
    {},
    { roles, uses: new Map(roles.map(({ id }) => [id, { createdAt: noon, lastUse: null }])) },
  );
  expect(findings.map(({ check, object }) => `${check} ${object.name}`)).toEqual([
    'approval-without-approver A',
    'approval-without-approver Z',
    'role-without-privileges A',
  ]);
});
