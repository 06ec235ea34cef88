import type { checksContract } from '../../shared/contract/checks.ts';
import type { Handlers } from '../../shared/contract/define.ts';
import type { CheckId } from '../../shared/domain/check-catalogue.ts';
import type { CheckObject } from '../../shared/domain/check.ts';
import type { Evaluated } from '../checks/evaluate.ts';
import { countsOf, suppressionOf } from '../checks/evaluate.ts';
import { markRole } from '../checks/marks.ts';
import { identify } from '../pam/identity.ts';
import { suppressionId } from '../store/checks.ts';
import { fold } from '../../shared/domain/fold.ts';
import type { Forest } from './forest.ts';

/** Handlers of shared/contract/checks.ts. `forest` throws UNAVAILABLE where none is open. */
export function checksHandlers(forest: () => Forest, now: () => number): Handlers<typeof checksContract> {
  const actorOf = (caller: Parameters<typeof identify>[1]) =>
    identify(forest().store, caller, undefined).actor;
  return {
    'checks.list': async ({ limit, ...filter }) => {
      const { checks, store } = forest();
      const { found } = await checks.look();
      const all = found.map(one => one.finding);
      const there = new Set(all.map(({ check, object }) => suppressionId(check, object)));
      const matching = found.filter(one => matches(one, filter)).map(one => one.finding);
      return {
        findings: limit === undefined ? matching : matching.slice(0, limit),
        total: matching.length,
        counts: countsOf(all),
        suppressions: store.checkSuppressions
          .all()
          .filter(row => row.until > now())
          .map(row => ({
            ...suppressionOf(row),
            check: row.check as CheckId,
            object: { kind: row.objectKind as CheckObject['kind'], id: row.objectId, name: row.objectName },
            found: there.has(suppressionId(row.check, { kind: row.objectKind, id: row.objectId })),
          })),
      };
    },
    'checks.count': async () => {
      const { found } = await forest().checks.look();
      return countsOf(found.map(one => one.finding));
    },
    'checks.suppress': (input, caller) => forest().checks.suppress(input, actorOf(caller)),
    'checks.unsuppress': ({ check, object, reason }, caller) => {
      forest().checks.unsuppress({ check, object, reason: reason ?? '' }, actorOf(caller));
      return {};
    },
    'roles.mark': ({ id, mark, on, reason }, caller) => ({
      marks: markRole(forest().store, { id, mark, on, reason: reason ?? '', now: now() }, actorOf(caller)),
    }),
  };
}

type Filter = Omit<Parameters<Handlers<typeof checksContract>['checks.list']>[0], 'limit'>;

function matches({ finding, concerns }: Evaluated, filter: Filter): boolean {
  const { severity, area, check, object, suppressed } = filter;
  const text = fold(filter.search?.trim() ?? '');
  return (
    (suppressed || finding.suppression === null) &&
    (severity === undefined || finding.severity === severity) &&
    (area === undefined || finding.area === area) &&
    (check === undefined || finding.check === check) &&
    (object === undefined ||
      (finding.object.kind === object.kind && finding.object.id === object.id) ||
      concerns.has(object.id)) &&
    (text === '' || fold(`${finding.sentence} ${finding.object.name}`).includes(text))
  );
}
