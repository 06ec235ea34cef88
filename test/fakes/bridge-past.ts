import type { Handlers } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { FoundMoment, pastContract, PastMoment, PastObject } from '../../shared/contract/past.ts';
import { found } from './bridge-reads.ts';
import type { World } from './bridge-world.ts';

/** The forest as it is, shown as if it had been so at every moment of its history. */
export function fakePast(world: World, now: () => number): Handlers<typeof pastContract> {
  const at = (moment: PastMoment): FoundMoment => {
    if ('at' in moment && moment.at > now()) throw new AppError('BAD_REQUEST', 'That is in the future.');
    const event =
      'seq' in moment
        ? found(
            world.events.find(one => one.seq === moment.seq),
            'entry',
          )
        : world.events[0]!;
    return {
      seq: event.seq,
      at: 'at' in moment ? moment.at : event.at,
      entry: { at: event.at, message: event.message },
    };
  };
  const objects: Record<'role' | 'user' | 'group', () => PastObject[]> = {
    role: () => world.roles.map(role => object('role', role.id, role.displayName)),
    user: () => world.users.map(user => object('user', user.id, user.sourceDisplayName)),
    group: () => world.groups.map(group => object('group', group.id, group.privDisplayName)),
  };
  return {
    'past.open': ({ moment }) => ({
      ...at(moment),
      job: null,
      first: { seq: 1, at: world.events.at(-1)!.at },
      last: { seq: world.events[0]!.seq, at: world.events[0]!.at },
      sealedIn: null,
      clockSetBack: false,
    }),
    'past.objects': ({ moment, kind }) => {
      const rows =
        kind === 'configuration'
          ? [object('pamConfiguration', 'singleton', 'PAM configuration')]
          : objects[kind]();
      return { ...at(moment), rows, next: null, total: rows.length };
    },
    'past.whoCould': ({ moment }) => {
      const [role] = world.roles;
      return { ...at(moment), role: found(role, 'role'), rows: [], total: 0, could: 0 };
    },
    'past.compare': ({ moments: [from, to] }) => ({
      from: at(from),
      to: at(to),
      counts: { added: 0, removed: 0, changed: 0 },
      rows: [],
    }),
  };
}

function object(kind: string, id: string, name: string): PastObject {
  return { kind, id, name, fields: [{ name: 'displayName', label: 'display name', text: name }], lists: [] };
}
