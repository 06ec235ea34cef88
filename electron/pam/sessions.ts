import { AppError } from '../../shared/contract/errors.ts';
import type { Arguments } from './arguments.ts';
import { isPrivDomain } from './domains.ts';
import type { Handler } from './run.ts';

export const sessionHandlers = {
  /** MIM reaches another PAM server by it. The console works in one forest, so there is one server to name. */
  'New-PAMSession': (args, { store }) => {
    const configuration = store.consoleConfiguration();
    const domain = args.text('Domain')?.trim() ?? configuration.privDnsName;
    if (!isPrivDomain(configuration, domain)) {
      throw new AppError(
        'BAD_REQUEST',
        `There is no session with ${domain}: the console works in the forest of ${configuration.privDnsName} only. Leave -Session out, or open the forest of ${domain} in the console.`,
        { issues: [{ path: 'parameters.Domain', message: `Only ${configuration.privDnsName} is here.` }] },
      );
    }
    return [{ kind: 'session', object: { domain: configuration.privDnsName } }];
  },
} satisfies Record<string, Handler>;

/** Looks a given -Session up before the cmdlet does anything: one of another domain is refused there. */
export function requireSession(args: Arguments): void {
  if (args.has('Session')) args.one('Session', 'session');
}
