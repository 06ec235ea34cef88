import { AppError } from '../../shared/contract/errors.ts';
import type { ConsoleConfiguration } from '../../shared/domain/configuration.ts';

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/**
 * Every name, in lower case, of the domain that `text` names, so that `CONTOSO` finds what was stored as `contoso.local`.
 * A domain that is not configured goes by its DNS name and its first label, which is its NetBIOS name unless told otherwise.
 */
export function domainNames(configuration: ConsoleConfiguration, text: string, dnsName = text): string[] {
  const corp = [configuration.corpDnsName, configuration.corpNetbiosName];
  const priv = [configuration.privDnsName, configuration.privNetbiosName];
  const family = [corp, priv].find(names => names.some(name => same(name, text)));
  const label = dnsName.includes('.') ? [dnsName.slice(0, dnsName.indexOf('.'))] : [];
  return [...new Set([text, ...(family ?? [dnsName, ...label])].map(name => name.toLowerCase()))];
}

export function isPrivDomain(configuration: ConsoleConfiguration, text: string): boolean {
  return same(text, configuration.privDnsName) || same(text, configuration.privNetbiosName);
}

/** A CORP account does not lie in PRIV: such a domain is a slip of the hand, or -PrivOnly was meant. */
export function refusePrivDomain(configuration: ConsoleConfiguration, text: string): void {
  if (!isPrivDomain(configuration, text)) return;
  throw new AppError(
    'BAD_REQUEST',
    `${text} is the PRIV domain, and the source is an account of CORP. Name a CORP domain such as ${configuration.corpDnsName}, or use -PrivOnly for what exists in PRIV only.`,
    {
      issues: [
        {
          path: 'parameters.SourceDomain',
          message: `Name a CORP domain such as ${configuration.corpDnsName}.`,
        },
      ],
    },
  );
}
