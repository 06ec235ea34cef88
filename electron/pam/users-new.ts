import { AppError } from '../../shared/contract/errors.ts';
import type { CorpEntry } from '../../shared/contract/forest.ts';
import type { UserId } from '../../shared/domain/ids.ts';
import { describeReading } from '../../shared/domain/phone-number.ts';
import type { User } from '../../shared/domain/user.ts';
import { toCells } from '../store/cells.ts';
import type { Change } from '../store/entry.ts';
import type { Arguments } from './arguments.ts';
import { domainNames, refusePrivDomain } from './domains.ts';
import { requireAccountName } from './rules.ts';
import type { Context } from './run.ts';

/** New-PAMUser copies number, display name, mail and SID from CORP once; what CORP lacks is stored empty. */
export function newUser(args: Arguments, context: Context): User {
  const { store } = context;
  const configuration = store.consoleConfiguration();
  const domain = args.text('SourceDomain') ?? '';
  const account = args.text('SourceAccountName') ?? '';
  const privOnly = args.flag('PrivOnly') ?? false;
  requireAccountName('SourceAccountName', account);

  let entry: CorpEntry | undefined;
  if (!privOnly) {
    refusePrivDomain(configuration, domain);
    entry = context.corp.findUser(domain, account);
    if (entry === undefined) throw notInCorp('user', account, domain);
  }
  const privAccountName =
    args.text('PrivAccountName') ??
    (privOnly ? account : `${store.pamConfiguration().privUserPrefix}${entry?.accountName ?? account}`);
  requireAccountName('PrivAccountName', privAccountName);
  requireFreeUser(context, { domain, dnsName: entry?.domain, account, privAccountName }, null);

  const number = entry === undefined ? '' : context.corp.phoneOf(entry);
  const user: User = {
    id: context.uuid() as UserId,
    version: 1,
    sourceDomain: domain,
    sourceAccountName: entry?.accountName ?? account,
    sourceDisplayName: entry?.displayName ?? account,
    sourceDescription: '',
    sourceAccountSid: entry?.sid ?? '',
    sourcePhoneNumber: number,
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
  const changes: Change[] = [{ op: 'set', kind: 'user', id: user.id, values: toCells('user', user) }];
  if (entry !== undefined) {
    // What CORP says today is what the next comparison starts from.
    const seen = { userId: user.id, number, seenAt: context.now() };
    changes.push({ op: 'set', kind: 'corpNumber', id: user.id, values: toCells('corpNumber', seen) });
  }
  store.apply({
    ...context.identity.actor,
    event: 9010,
    message: `User ${privAccountName} was created for ${domain}\\${user.sourceAccountName}.${lacks(user, context)}`,
    reason: context.reason,
    userId: user.id,
    command: context.journaled,
    changes,
  });
  context.touched('user', user.id);
  return store.users.get(user.id)!;
}

/** What is missing or odd in what CORP gave, for the event; '' where all is well. */
function lacks(user: User, context: Context): string {
  if (user.privOnly) return '';
  const { reading } = context.phone.read(user.sourcePhoneNumber);
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
  context: Context,
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
