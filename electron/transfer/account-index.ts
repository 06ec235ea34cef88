import type { ConsoleConfiguration } from '../../shared/domain/configuration.ts';
import { domainNames } from '../pam/domains.ts';
import { fold } from '../../shared/domain/fold.ts';

/** What names an account: a CORP domain and account, and a PRIV account. Users and groups have them. */
export interface AccountNames {
  sourceDomain: string;
  sourceAccountName: string;
  privAccountName: string;
  privOnly: boolean;
}

/**
 * Objects by their accounts, without regard to case and by any name of the CORP domain: CONTOSO finds what is stored as
 * contoso.local. For thousands of look-ups without a query each.
 */
export class AccountIndex<T extends AccountNames & { id: string }> {
  readonly #bySource = new Map<string, T>();
  readonly #byPriv = new Map<string, T>();
  readonly #byId = new Map<string, T>();
  readonly #domains = new Map<string, string[]>();
  readonly #configuration: ConsoleConfiguration;

  constructor(configuration: ConsoleConfiguration, objects: Iterable<T> = []) {
    this.#configuration = configuration;
    for (const object of objects) this.add(object);
  }

  add(object: T): void {
    this.#byId.set(object.id, object);
    this.#byPriv.set(fold(object.privAccountName), object);
    for (const key of this.#sourceKeys(object)) this.#bySource.set(key, object);
  }

  byId(id: string | null): T | undefined {
    return id === null ? undefined : this.#byId.get(id);
  }

  byPriv(privAccountName: string): T | undefined {
    return this.#byPriv.get(fold(privAccountName));
  }

  /** The object of a CORP account; of one in PRIV only, by its PRIV account. */
  bySource(names: AccountNames): T | undefined {
    if (names.privOnly) {
      const found = this.byPriv(names.privAccountName);
      return found?.privOnly === true ? found : undefined;
    }
    for (const key of this.#sourceKeys(names)) {
      const found = this.#bySource.get(key);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** True if two names stand for one domain. */
  sameDomain(a: string, b: string): boolean {
    const names = this.#namesOf(a);
    return this.#namesOf(b).some(name => names.includes(name));
  }

  #sourceKeys({ sourceDomain, sourceAccountName, privOnly }: AccountNames): string[] {
    if (privOnly || sourceAccountName === '') return [];
    return this.#namesOf(sourceDomain).map(name => `${name}\\${fold(sourceAccountName)}`);
  }

  #namesOf(domain: string): string[] {
    let names = this.#domains.get(domain);
    if (names === undefined) {
      names = domainNames(this.#configuration, domain);
      this.#domains.set(domain, names);
    }
    return names;
  }
}
