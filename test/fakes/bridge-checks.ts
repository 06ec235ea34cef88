import type { checksContract } from '../../shared/contract/checks.ts';
import type { Handlers } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { Topic } from '../../shared/contract/push.ts';
import { countsOf, evaluate, type Evaluated } from '../../electron/checks/evaluate.ts';
import { indexed } from '../../electron/checks/facts.ts';
import { suppressionId } from '../../electron/store/checks.ts';
import { dialPublic, readPhoneNumber } from '../../shared/domain/phone-number.ts';
import type { World } from './bridge-world.ts';

/** The product's own rules over the world in memory, so that the pages show what they would find. */
export function fakeChecks(
  world: World,
  now: () => number,
  changed: (...topics: Topic[]) => void,
): Handlers<typeof checksContract> {
  const look = (): Evaluated[] =>
    evaluate(
      indexed({
        now: now(),
        timeZone: world.console.timeZone,
        limits: world.console.checkLimits,
        pam: world.pam,
        roles: world.roles,
        users: world.users.map(user => {
          const reading = readPhoneNumber(user.sourcePhoneNumber, '1');
          return { user, reading, canDial: dialPublic(reading).canDial, corp: undefined, corpNumber: '' };
        }),
        groups: world.groups,
        tier0: new Set([...world.marks].filter(([, marks]) => marks.length > 0).map(([id]) => id)),
        uses: new Map(world.roles.map(role => [role.id, { createdAt: now(), lastUse: null }])),
        undecided: world.requests.filter(one => one.status === 'PendingApproval'),
        numberChanges: [],
        activations: new Map(),
        corpProblem: null,
        mfa: { findings: [], backEnd: 'mfa-server', certificate: null },
        drift: [],
      }),
      world.suppressions,
    );
  return {
    'checks.list': ({ severity, area, check, object, suppressed, limit }) => {
      const found = look();
      const findings = found
        .filter(
          ({ finding, concerns }) =>
            (suppressed || finding.suppression === null) &&
            (severity === undefined || finding.severity === severity) &&
            (area === undefined || finding.area === area) &&
            (check === undefined || finding.check === check) &&
            (object === undefined || finding.object.id === object.id || concerns.has(object.id)),
        )
        .map(one => one.finding);
      return {
        findings: findings.slice(0, limit),
        total: findings.length,
        counts: countsOf(found.map(one => one.finding)),
        suppressions: found.flatMap(({ finding: { check, object, suppression } }) =>
          suppression === null ? [] : [{ ...suppression, check, object, found: true }],
        ),
      };
    },
    'checks.count': () => countsOf(look().map(one => one.finding)),
    'checks.suppress': ({ check, object, reason, until }, { osUser }) => {
      const row = { reason, until, by: osUser, at: now() };
      const { kind: objectKind, id: objectId } = object;
      world.suppressions.push({ ...row, check, objectKind, objectId, objectName: objectId });
      changed('checks', 'events');
      return row;
    },
    'checks.unsuppress': ({ check, object }) => {
      const id = suppressionId(check, object);
      const rest = world.suppressions.filter(
        row => suppressionId(row.check, { kind: row.objectKind, id: row.objectId }) !== id,
      );
      if (rest.length === world.suppressions.length)
        throw new AppError('NOT_FOUND', 'This finding is not suppressed (any more). Reload the list.');
      world.suppressions = rest;
      changed('checks', 'events');
      return {};
    },
    'roles.mark': ({ id, mark, on }) => {
      const marks = on ? [mark] : [];
      world.marks.set(id, marks);
      changed('checks', 'roles', 'events');
      return { marks };
    },
  };
}
