import type { Output } from '../../shared/contract/registry.ts';
import { resultOf } from '../../shared/domain/event-result.ts';
import type { EventFilter } from '../../shared/domain/event.ts';
import { countBy, eventsOf } from './bridge-views.ts';
import type { World } from './bridge-world.ts';

/** What `events.summary` answers of the fake's few events. */
export function eventSummary(world: World, filter: EventFilter): Output<'events.summary'> {
  const dayOf = new Intl.DateTimeFormat('sv-SE', { timeZone: world.console.timeZone });
  const without = (...parts: (keyof EventFilter)[]) => {
    const kept = Object.entries(filter).filter(([part]) => !parts.includes(part as keyof EventFilter));
    return eventsOf(world, Object.fromEntries(kept));
  };
  const kinds = without('ids', 'severities', 'sources', 'results');
  const users = without('userId').flatMap(({ userId, userName }) =>
    userId === null ? [] : [{ id: userId, name: userName }],
  );
  const roles = without('roleId').flatMap(({ roleId, roleName }) =>
    roleId === null ? [] : [{ id: roleId, name: roleName }],
  );
  const named = <Id extends string>(of: { id: Id; name: string }[]) =>
    countBy(of, ({ id }) => id)
      .map(([id, count]) => ({ id, name: of.find(one => one.id === id)?.name ?? '', count }))
      .sort((a, b) => b.count - a.count)
      .slice(0, 8);
  const days = countBy(without('from', 'to'), row => `${dayOf.format(row.at)} ${row.severity}`);
  return {
    count: eventsOf(world, filter).length,
    more: false,
    ids: countBy(kinds, row => row.id).map(([id, count]) => ({ id, count })),
    severities: countBy(kinds, row => row.severity).map(([severity, count]) => ({ severity, count })),
    sources: countBy(kinds, row => row.source).map(([source, count]) => ({ source, count })),
    results: countBy(kinds, row => resultOf(row.id)).map(([result, count]) => ({ result, count })),
    kindsMore: false,
    users: named(users),
    usersMore: false,
    roles: named(roles),
    rolesMore: false,
    days: days.map(([key, count]) => {
      const [day = '', severity = ''] = key.split(' ');
      return { day, severity, count };
    }),
    daysMore: false,
  };
}
