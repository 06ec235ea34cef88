import { AppError } from '../../shared/contract/errors.ts';
import type { RoleId } from '../../shared/domain/ids.ts';
import { openStatuses } from '../../shared/domain/request.ts';
import type { Role } from '../../shared/domain/role.ts';
import { toCells } from '../store/cells.ts';
import type { Change } from '../store/entry.ts';
import type { Arguments, Piece } from './arguments.ts';
import { listChanges, setChanged } from './changes.ts';
import { checkRole, readTimeOfDay } from './role-rules.ts';
import type { Context, Handler } from './run.ts';

const piece = (object: Role): Piece => ({ kind: 'role', object });

export const roleHandlers = {
  'Get-PAMRole': (args, { store }) =>
    store.roles
      .find({
        displayName: args.text('DisplayName'),
        active: args.flag('Active') === true ? true : undefined,
      })
      .map(piece),
  'New-PAMRole': (args, context) => [piece(create(args, context))],
  'Set-PAMRole': (args, context) => [piece(change(args, context))],
  'Remove-PAMRole': (args, context) => {
    remove(args.one('Role', 'role')!, context);
    return [];
  },
} satisfies Record<string, Handler>;

/** The fields that a line names. Lists replace what was there, as MIM's do. */
function fieldsOf(args: Arguments): Partial<Role> {
  const next: Partial<Role> = {};
  const set = <F extends keyof Role>(field: F, value: Role[F] | undefined) => {
    if (value !== undefined) next[field] = value;
  };
  set('displayName', args.text('DisplayName'));
  set('description', args.text('Description')?.trim());
  set('ttl', args.number('TTL'));
  set('availableFrom', readTimeOfDay('AvailableFrom', args.text('AvailableFrom')));
  set('availableTo', readTimeOfDay('AvailableTo', args.text('AvailableTo')));
  set('availabilityWindowEnabled', args.flag('AvailabilityWindowEnabled'));
  set('mfaEnabled', args.flag('MFAEnabled'));
  set('approvalEnabled', args.flag('ApprovalEnabled'));
  set('disableAutoApprovalIfOwner', args.flag('DisableAutoApprovalIfOwner'));
  set('candidates', unique(args.many('Candidates', 'user')));
  set('approvers', unique(args.many('Approvers', 'user')));
  set('privileges', unique(args.many('Privileges', 'group')));
  return next;
}

function unique<I extends string>(objects: { id: I }[] | undefined): I[] | undefined {
  return objects && [...new Set(objects.map(object => object.id))];
}

function create(args: Arguments, context: Context): Role {
  const { store } = context;
  const role: Role = {
    id: context.uuid() as RoleId,
    version: 1,
    displayName: '',
    description: '',
    ttl: store.pamConfiguration().roleDefaultDuration,
    availabilityWindowEnabled: false,
    availableFrom: null,
    availableTo: null,
    mfaEnabled: false,
    approvalEnabled: false,
    disableAutoApprovalIfOwner: false,
    candidates: [],
    approvers: [],
    privileges: [],
    ...fieldsOf(args),
  };
  checkRole(role, null, context);
  store.apply({
    ...context.identity.actor,
    event: 9030,
    message: `Role ${role.displayName} was created.`,
    reason: context.reason,
    roleId: role.id,
    command: context.journaled,
    changes: [
      { op: 'set', kind: 'role', id: role.id, values: toCells('role', role) },
      ...lists(role.id, { candidates: [], approvers: [], privileges: [] }, role),
    ],
  });
  context.touched('role', role.id);
  return store.roles.get(role.id)!;
}

function change(args: Arguments, context: Context): Role {
  const { store } = context;
  const role = args.one('Role', 'role')!;
  const next = fieldsOf(args);
  checkRole({ ...role, ...next }, role, context);
  const { candidates, approvers, privileges, ...fields } = next;
  const set = setChanged('role', role.id, role, fields);
  const changes: Change[] = [
    ...(set === null ? [] : [set]),
    ...lists(role.id, role, {
      candidates: candidates ?? role.candidates,
      approvers: approvers ?? role.approvers,
      privileges: privileges ?? role.privileges,
    }),
  ];
  if (changes.length === 0) return role;
  store.apply({
    ...context.identity.actor,
    event: 9031,
    message: `Role ${role.displayName} was changed.`,
    reason: context.reason,
    roleId: role.id,
    command: context.journaled,
    changes,
  });
  context.touched('role', role.id);
  return store.roles.get(role.id)!;
}

type Lists = Pick<Role, 'candidates' | 'approvers' | 'privileges'>;

function lists(id: RoleId, before: Lists, next: Lists): Change[] {
  return (['candidates', 'approvers', 'privileges'] as const).flatMap(list =>
    listChanges(id, list, before[list], next[list]),
  );
}

/** Refused while somebody holds the role or waits for it: their request would point at nothing. */
function remove(role: Role, context: Context): void {
  const { store } = context;
  const open = store.requests.count({ roleId: role.id, statuses: openStatuses });
  if (open > 0) {
    const why = `${open} request${open === 1 ? ' for it is' : 's for it are'} still open.`;
    throw new AppError(
      'CONFLICT',
      `The role ${role.displayName} was not removed: ${why} Close them first with Close-PAMRequestForControl.`,
      { issues: [{ path: 'parameters.Role', message: why }] },
    );
  }
  store.apply({
    ...context.identity.actor,
    event: 9032,
    message: `Role ${role.displayName} was removed.`,
    reason: context.reason,
    roleId: role.id,
    command: context.journaled,
    changes: [{ op: 'drop', kind: 'role', id: role.id }],
  });
  context.touched('role', role.id);
}
