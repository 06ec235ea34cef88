import { AppError } from '../../shared/contract/errors.ts';
import type { CorpEntry } from '../../shared/contract/forest.ts';
import type { UserId } from '../../shared/domain/ids.ts';
import { describeReading } from '../../shared/domain/phone-number.ts';
import type { User } from '../../shared/domain/user.ts';
import { toCells } from '../store/cells.ts';
import type { Change, Entry } from '../store/entry.ts';
import type { Arguments } from './arguments.ts';
import { domainNames, refusePrivDomain } from './domains.ts';
import type { PamPorts, PhonePort } from './ports.ts';
import { requireAccountName } from './rules.ts';
import type { Context } from './run.ts';

/** New-PAMUser copies number, display name, mail and SID from CORP once; what CORP lacks is stored empty. */
export function newUser(args: Arguments, context: Context): User {
  const wanted = {
    domain: args.text('SourceDomain') ?? '',
    account: args.text('SourceAccountName') ?? '',
    privAccountName: args.text('PrivAccountName'),
    privOnly: args.flag('PrivOnly') ?? false,
  };
  const made = makeUser(wanted, context);
  requireFreeUser(context, made.names, null);
  const { user } = made;
  context.store.apply({
    ...context.identity.actor,
    reason: context.reason,
    command: context.journaled,
    ...entryOfNewUser(made, context),
  });
  context.touched('user', user.id);
  return context.store.users.get(user.id)!;
}

/** What making a user reads. The configurations are asked for once a user: who makes thousands hands over what was read once. */
type MakingPorts = Pick<PamPorts, 'corp' | 'uuid'> & {
  store: Pick<PamPorts['store'], 'consoleConfiguration' | 'pamConfiguration'>;
};

export interface WantedUser {
  domain: string;
  account: string;
  privAccountName?: string | undefined;
  privOnly: boolean;
}

/** A user that is not stored yet, and what of it must be nobody else's. */
export interface MadeUser {
  user: User;
  /** CORP's number, which the next comparison starts from; null for a user without a CORP account. */
  corpNumber: string | null;
  names: { domain: string; dnsName?: string | undefined; account: string; privAccountName: string };
}

/** The user that New-PAMUser makes of a CORP account. Throws BAD_REQUEST for a name that none can have, NOT_FOUND where CORP lacks it. */
export function makeUser({ domain, account, privOnly, ...given }: WantedUser, ports: MakingPorts): MadeUser {
  const { store } = ports;
  const configuration = store.consoleConfiguration();
  requireAccountName('SourceAccountName', account);
  let entry: CorpEntry | undefined;
  if (!privOnly) {
    refusePrivDomain(configuration, domain);
    entry = ports.corp.findUser(domain, account, configuration);
    if (entry === undefined) throw notInCorp('user', account, domain);
  }
  const privAccountName =
    given.privAccountName ??
    (privOnly ? account : `${store.pamConfiguration().privUserPrefix}${entry?.accountName ?? account}`);
  requireAccountName('PrivAccountName', privAccountName);
  const corpNumber = entry === undefined ? null : ports.corp.phoneOf(entry, configuration.phoneAttributes);
  const user: User = {
    id: ports.uuid() as UserId,
    version: 1,
    sourceDomain: domain,
    sourceAccountName: entry?.accountName ?? account,
    sourceDisplayName: entry?.displayName ?? account,
    sourceDescription: '',
    sourceAccountSid: entry?.sid ?? '',
    sourcePhoneNumber: corpNumber ?? '',
    sourceEmailAddress: entry?.mail ?? '',
    privAccountName,
    privDisplayName: privAccountName,
    privDescription: '',
    privUserPrincipalName: `${privAccountName}@${configuration.privDnsName}`,
    privAccountSid: '',
    privAccountActive: true,
    privOnly,
    hasPinCode: false,
  };
  return { user, corpNumber, names: { domain, dnsName: entry?.domain, account, privAccountName } };
}

/** The event and the changes that store a made user. */
export function entryOfNewUser(
  { user, corpNumber }: MadeUser,
  ports: Pick<PamPorts, 'phone' | 'now'>,
): Pick<Entry, 'event' | 'message' | 'userId' | 'changes'> {
  const changes: Change[] = [{ op: 'set', kind: 'user', id: user.id, values: toCells('user', user) }];
  if (corpNumber !== null) {
    // What CORP says today is what the next comparison starts from.
    const seen = { userId: user.id, number: corpNumber, seenAt: ports.now() };
    changes.push({ op: 'set', kind: 'corpNumber', id: user.id, values: toCells('corpNumber', seen) });
  }
  const { privAccountName, sourceDomain, sourceAccountName } = user;
  return {
    event: 9010,
    message: `User ${privAccountName} was created for ${sourceDomain}\\${sourceAccountName}.${lacks(user, ports.phone)}`,
    userId: user.id,
    changes,
  };
}

/** What is missing or odd in what CORP gave, for the event; '' where all is well. */
function lacks(user: User, phone: PhonePort): string {
  if (user.privOnly) return '';
  const { reading } = phone.read(user.sourcePhoneNumber);
  const missing = [
    ...(user.sourceAccountSid === '' ? ['SID'] : []),
    ...(user.sourceEmailAddress === '' ? ['mail'] : []),
    ...(user.sourcePhoneNumber === '' ? ['telephone number'] : []),
  ];
  const empty = missing.length > 0 ? ` CORP has no ${missing.join(', no ')} for this account.` : '';
  const odd = reading.kind === 'unreadable' || (reading.kind === 'number' && reading.ambiguous !== null);
  return empty + (odd ? ` ${describeReading(reading)}` : '');
}

/** CORP does not know the name: refused, because the copy of its SID and number is what the user is made from. */
export function notInCorp(kind: 'user' | 'group', name: string, domain: string): AppError {
  return new AppError(
    'NOT_FOUND',
    `CORP has no ${kind} ${name} in ${domain}. Check the name, or bring the directory file up to date; nothing was created.`,
    {
      issues: [
        {
          path: kind === 'user' ? 'parameters.SourceAccountName' : 'parameters.SourceGroupName',
          message: `CORP has no such ${kind}.`,
        },
      ],
    },
  );
}

/** No two users share a CORP account or a PRIV account, by any name of the domain and in any case. */
export function requireFreeUser(
  context: Pick<Context, 'store'>,
  wanted: { domain: string; dnsName?: string | undefined; account: string; privAccountName: string },
  except: UserId | null,
): void {
  const { store } = context;
  const others = (users: User[]) => users.find(user => user.id !== except);
  const sourceDomains = domainNames(store.consoleConfiguration(), wanted.domain, wanted.dnsName);
  const source = others(store.users.find({ sourceDomains, sourceAccountName: wanted.account }));
  if (source !== undefined) {
    throw new AppError(
      'CONFLICT',
      `${wanted.domain}\\${wanted.account} is a PAM user already: ${source.privAccountName}. Change it with Set-PAMUser.`,
      {
        issues: [
          {
            path: 'parameters.SourceAccountName',
            message: `Already the source of ${source.privAccountName}.`,
          },
        ],
      },
    );
  }
  const priv = others(store.users.find({ privAccountName: wanted.privAccountName }));
  if (priv !== undefined) {
    throw new AppError(
      'CONFLICT',
      `The PRIV account ${wanted.privAccountName} belongs to ${priv.sourceDisplayName} already. Give another -PrivAccountName.`,
      { issues: [{ path: 'parameters.PrivAccountName', message: `Taken by ${priv.sourceDisplayName}.` }] },
    );
  }
}
