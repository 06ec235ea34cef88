import { AppError } from '../../shared/contract/errors.ts';
import type { Group } from '../../shared/domain/group.ts';
import type { GroupId } from '../../shared/domain/ids.ts';
import { toCells } from '../store/cells.ts';
import type { Arguments, Piece } from './arguments.ts';
import { setChanged } from './changes.ts';
import { domainNames, isPrivDomain, refusePrivDomain } from './domains.ts';
import { groupTexts } from './parameters.ts';
import { refuse, requireAccountName, requireName, requireSid } from './rules.ts';
import type { Context, Handler } from './run.ts';
import { notInCorp } from './users-new.ts';

const piece = (object: Group): Piece => ({ kind: 'group', object });

export const groupHandlers = {
  'Get-PAMGroup': (args, { store }) =>
    store.groups
      .find({
        sourceAccountName: args.text('SourceAccountName'),
        privAccountName: args.text('PrivAccountName'),
        privDisplayName: args.text('PrivDisplayName'),
      })
      .map(piece),
  'New-PAMGroup': (args, context) => [piece(create(args, context))],
  'Set-PAMGroup': (args, context) => [piece(change(args, context))],
  'Remove-PAMGroup': (args, context) => {
    remove(args.one('Group', 'group')!, context);
    return [];
  },
} satisfies Record<string, Handler>;

/**
 * New-PAMGroup. In a forest of the 2016 level the PRIV side is a shadow principal that carries CORP's SID; at 2012 R2 it
 * is a group of its own with CORP's SID in its history (docs/mim-facts.md, groups).
 */
function create(args: Arguments, context: Context): Group {
  const { store } = context;
  const configuration = store.consoleConfiguration();
  const domain = args.text('SourceDomain') ?? '';
  const name = args.text('SourceGroupName') ?? '';
  const privOnly = args.flag('PrivOnly') ?? false;
  requireAccountName('SourceGroupName', name);
  if (privOnly && !isPrivDomain(configuration, domain)) {
    throw refuse(
      'SourceDomain',
      `${domain} is not the PAM domain, and -PrivOnly takes a group of that domain.`,
      `Use ${configuration.privDnsName} or ${configuration.privNetbiosName}.`,
    );
  }
  if (!privOnly) refusePrivDomain(configuration, domain);
  const entry = privOnly ? undefined : context.corp.findGroup(domain, name);
  if (!privOnly && entry === undefined) throw notInCorp('group', name, domain);

  const usesSidHistory = store.pamConfiguration().forestFunctionality === 'DS_BEHAVIOR_WIN2012R2';
  const account = entry?.accountName ?? name;
  const sid = entry?.sid ?? '';
  const group: Group = {
    id: context.uuid() as GroupId,
    version: 1,
    sourceDomain: domain,
    sourceAccountName: account,
    sourceAccountSid: sid,
    privAccountName: privOnly ? account : `${configuration.corpNetbiosName}.${account}`,
    privDisplayName: privOnly ? account : `${configuration.corpNetbiosName}.${account}`,
    privDescription: '',
    privAccountSid: privOnly || usesSidHistory ? '' : sid,
    active: true,
    privOnly,
    usesSidHistory: !privOnly && usesSidHistory,
  };
  requireFree(context, group, null);
  store.apply({
    ...context.identity.actor,
    event: 9020,
    message: `Group ${group.privDisplayName} was created for ${domain}\\${account}.${
      sid === '' && !privOnly ? ' CORP has no SID for this group.' : ''
    }`,
    reason: context.reason,
    command: context.journaled,
    changes: [{ op: 'set', kind: 'group', id: group.id, values: toCells('group', group) }],
  });
  context.touched('group', group.id);
  return store.groups.get(group.id)!;
}

function change(args: Arguments, context: Context): Group {
  const { store } = context;
  const group = args.one('Group', 'group')!;
  const next: Partial<Group> = {};
  for (const [field, parameter] of Object.entries(groupTexts) as [keyof typeof groupTexts, string][]) {
    const text = args.text(parameter);
    if (text !== undefined) next[field] = text.trim();
  }
  const active = args.flag('Active');
  if (active !== undefined) next.active = active;
  if (next.privDisplayName !== undefined) requireName('PrivDisplayName', next.privDisplayName);
  if (next.sourceDomain !== undefined) requireName('SourceDomain', next.sourceDomain);
  if (next.sourceAccountName !== undefined) requireAccountName('SourceAccountName', next.sourceAccountName);
  if (next.privAccountName !== undefined) requireAccountName('PrivAccountName', next.privAccountName);
  if (next.sourceAccountSid) requireSid('SourceAccountSID', next.sourceAccountSid);
  if (next.sourceDomain !== undefined && !group.privOnly) {
    refusePrivDomain(store.consoleConfiguration(), next.sourceDomain);
  }
  // A shadow principal carries its source's SID and no other.
  if (next.sourceAccountSid !== undefined && !group.privOnly && !group.usesSidHistory) {
    next.privAccountSid = next.sourceAccountSid;
  }
  requireFree(context, { ...group, ...next }, group.id);

  const changed = setChanged('group', group.id, group, next);
  if (changed === null) return group;
  store.apply({
    ...context.identity.actor,
    event: 9021,
    message: `Group ${group.privDisplayName} was changed.`,
    reason: context.reason,
    command: context.journaled,
    changes: [changed],
  });
  context.touched('group', group.id);
  return store.groups.get(group.id)!;
}

function remove(group: Group, context: Context): void {
  const { store } = context;
  const roles = store.roles.find({ privilege: group.id });
  const members = store.memberships.all().filter(membership => membership.groupId === group.id);
  if (roles.length > 0 || members.length > 0) {
    const why =
      roles.length > 0
        ? `it is a privilege of ${roles.map(role => role.displayName).join(', ')}. Take it off these roles first.`
        : `${members.length} activated account${members.length === 1 ? ' is' : 's are'} in it. Close these activations first.`;
    throw new AppError('CONFLICT', `${group.privDisplayName} was not removed: ${why}`, {
      issues: [{ path: 'parameters.Group', message: why }],
    });
  }
  store.apply({
    ...context.identity.actor,
    event: 9022,
    message: `Group ${group.privDisplayName} was removed.`,
    reason: context.reason,
    command: context.journaled,
    changes: [{ op: 'drop', kind: 'group', id: group.id }],
  });
  context.touched('group', group.id);
}

function requireFree(context: Context, wanted: Group, except: GroupId | null): void {
  const { store } = context;
  const others = (groups: Group[]) => groups.find(group => group.id !== except);
  const source = others(
    store.groups.find({
      sourceDomains: domainNames(store.consoleConfiguration(), wanted.sourceDomain),
      sourceAccountName: wanted.sourceAccountName,
    }),
  );
  if (source !== undefined) {
    throw new AppError(
      'CONFLICT',
      `${wanted.sourceDomain}\\${wanted.sourceAccountName} is a PAM group already: ${source.privDisplayName}.`,
      {
        issues: [
          { path: 'parameters.SourceGroupName', message: `Already the source of ${source.privDisplayName}.` },
        ],
      },
    );
  }
  const priv = others(store.groups.find({ privAccountName: wanted.privAccountName }));
  if (priv !== undefined) {
    throw new AppError(
      'CONFLICT',
      `The PRIV group ${wanted.privAccountName} is taken by ${priv.privDisplayName}. Give another name.`,
      { issues: [{ path: 'parameters.PrivAccountName', message: 'Taken by another group.' }] },
    );
  }
}
