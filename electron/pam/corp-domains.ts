import { AppError } from '../../shared/contract/errors.ts';
import type { ConsoleConfiguration } from '../../shared/domain/configuration.ts';
import type { CorpDomain } from '../../shared/domain/corp-domain.ts';
import type { Trust } from '../../shared/domain/trust.ts';
import type { Store } from '../store/types.ts';
import { isPrivDomain } from './domains.ts';
import { refuse } from './rules.ts';

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const domainPattern = new RegExp(`^${label}(?:\\.${label})*$`);

const firstLabel = (name: string): string => name.split('.')[0] ?? name;

/** True where one name is the other's, or its first part: the NetBIOS name of a domain unless it was given another. */
const sameDomain = (a: string, b: string): boolean =>
  a === b || (!a.includes('.') && firstLabel(b) === a) || (!b.includes('.') && firstLabel(a) === b);

/**
 * The CORP domains that are known, in lower case, each once: the configured one, those of users and groups, and those that
 * are recorded. One that is written in two ways goes by its DNS name.
 */
export function knownDomains(store: Store): string[] {
  const configuration = store.consoleConfiguration();
  const written = [
    ...store.sourceDomains().map(({ name }) => name),
    ...store.trusts.all().map(({ id }) => id),
    ...store.corpDomains.all().map(({ id }) => id),
  ].filter(name => !isPrivDomain(configuration, name));
  const names = [configuration.corpDnsName.toLowerCase(), ...written];
  return [...new Set(names.map(name => longName(configuration, names, name)))].sort();
}

/** The DNS name that goes with a name, where one is known. */
function longName(configuration: ConsoleConfiguration, known: readonly string[], name: string): string {
  if (name === configuration.corpNetbiosName.toLowerCase()) return configuration.corpDnsName.toLowerCase();
  if (name.includes('.')) return name;
  return known.find(other => other.includes('.') && firstLabel(other) === name) ?? name;
}

/**
 * The CORP domain that a parameter names, as `knownDomains` has it; one that is not known yet goes by what was written.
 * BAD_REQUEST for PRIV's own domain and for what cannot be a domain's name.
 */
export function requireCorpDomain(store: Store, parameter: string, text: string): string {
  const configuration = store.consoleConfiguration();
  const name = text.trim().toLowerCase();
  if (name.length > 253 || !domainPattern.test(name)) {
    throw refuse(parameter, `${text} is not the name of a domain.`, 'Write it as contoso.local or CONTOSO.');
  }
  if (isPrivDomain(configuration, name)) {
    throw refuse(
      parameter,
      `${text} is the PRIV domain.`,
      `Name a CORP domain such as ${configuration.corpDnsName}.`,
    );
  }
  return longName(configuration, knownDomains(store), name);
}

/** The known domain that a text names. NOT_FOUND where there is none. */
export function requireKnownDomain(store: Store, text: string): string {
  const name = requireCorpDomain(store, 'domain', text);
  if (knownDomains(store).includes(name)) return name;
  throw new AppError(
    'NOT_FOUND',
    `No PAM user or group comes from ${text}, and nothing is recorded of it. Record its trust with New-PAMTrust, or choose a domain in the list.`,
  );
}

/** The short name of a domain, as Windows writes it before a backslash. */
export function netbiosOf(configuration: ConsoleConfiguration, name: string): string {
  return name === configuration.corpDnsName.toLowerCase()
    ? configuration.corpNetbiosName
    : firstLabel(name).toUpperCase();
}

/** The record of a domain, also where it was made under the other of its names. */
export function recordOf(store: Store, name: string): CorpDomain | undefined {
  return store.corpDomains.get(name) ?? store.corpDomains.all().find(({ id }) => sameDomain(id, name));
}

/** The trust that is recorded for exactly this forest. */
export function trustNamed(store: Store, forest: string): Trust | undefined {
  return store.trusts.get(forest) ?? store.trusts.all().find(({ id }) => sameDomain(id, forest));
}

/** The trust that covers a domain: its own, or that of the forest above it. */
export function trustOf(store: Store, domain: string): Trust | undefined {
  return (
    trustNamed(store, domain) ??
    store.trusts
      .all()
      .filter(({ id }) => domain.endsWith(`.${id}`))
      .sort((a, b) => b.id.length - a.id.length)[0]
  );
}

/** The root of the forest of a domain, as far as it is known: the recorded trust's, else the highest known domain above it. */
export function forestOf(store: Store, domain: string): string {
  const above = knownDomains(store).filter(name => domain.endsWith(`.${name}`));
  return trustOf(store, domain)?.id ?? above.sort((a, b) => a.length - b.length)[0] ?? domain;
}
