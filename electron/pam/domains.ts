import { AppError } from '../../shared/contract/errors.ts';
import type { ConsoleConfiguration } from '../../shared/domain/configuration.ts';

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** Every name of the domain that `text` names, so that `CONTOSO` finds what was stored as `contoso.local`. */
export function domainNames(configuration: ConsoleConfiguration, text: string): string[] {
  const corp = [configuration.corpDnsName, configuration.corpNetbiosName];
  const priv = [configuration.privDnsName, configuration.privNetbiosName];
  const family = [corp, priv].find(names => names.some(name => same(name, text)));
  return [...new Set([text, ...(family ?? [])].map(name => name.toLowerCase()))];
}

export function isPrivDomain(configuration: ConsoleConfiguration, text: string): boolean {
  return same(text, configuration.privDnsName) || same(text, configuration.privNetbiosName);
}

/** A domain that is neither CORP's nor PRIV's is a slip of the hand: refused with the names that are known. */
export function requireCorpDomain(configuration: ConsoleConfiguration, text: string): void {
  if (same(text, configuration.corpDnsName) || same(text, configuration.corpNetbiosName)) return;
  throw new AppError(
    'BAD_REQUEST',
    `The domain ${text} is not CORP. CORP of this forest is ${configuration.corpDnsName} (${configuration.corpNetbiosName}).`,
    {
      issues: [
        {
          path: 'parameters.SourceDomain',
          message: `Use ${configuration.corpDnsName} or ${configuration.corpNetbiosName}.`,
        },
      ],
    },
  );
}
