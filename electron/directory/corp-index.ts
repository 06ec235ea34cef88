import type { CorpEntry } from '../../shared/contract/forest.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { ReadEntry } from './entries.ts';
import { refuse } from './record.ts';

/** The names by which the configured CORP domain goes; '' where not configured. */
export interface CorpNames {
  corpDnsName: string;
  corpNetbiosName: string;
}

type Kind = CorpEntry['kind'];

/** The most that `search` answers. */
const searchLimit = 50;

/** The accounts of a directory file, found by domain and account name without regard to case. */
export class CorpIndex {
  private readonly users = new Map<string, ReadEntry[]>();
  private readonly groups = new Map<string, ReadEntry[]>();
  private readonly list: { entry: CorpEntry; text: string }[] = [];
  private readonly domainNames = new Set<string>();
  userCount = 0;
  groupCount = 0;

  /** Adds an account. Refuses one that the file describes twice, naming both lines. */
  add(read: ReadEntry): void {
    const { entry, line } = read;
    const map = entry.kind === 'user' ? this.users : this.groups;
    const key = entry.accountName.toLowerCase();
    const same = map.get(key);
    const twin = same?.find(other => other.entry.domain.toLowerCase() === entry.domain.toLowerCase());
    if (twin) {
      throw refuse(
        line,
        `the ${entry.kind} "${entry.accountName}" is also on line ${twin.line}. Keep one of the two.`,
      );
    }
    if (same) same.push(read);
    else map.set(key, [read]);
    this.list.push({ entry, text: `${key}\n${entry.displayName}\n${entry.mail}`.toLowerCase() });
    this.domainNames.add(entry.domain.toLowerCase());
    if (entry.kind === 'user') this.userCount++;
    else this.groupCount++;
  }

  /** The DNS names of the domains in the file, in lower case, in order; '' stands for the configured one. */
  domains(): string[] {
    return [...this.domainNames].sort();
  }

  /**
   * The account of that name in a domain given by its DNS or NetBIOS name. The NetBIOS name of the configured domain is the
   * configured one, of another domain (and where none is configured) the first label of its DNS name.
   * BAD_REQUEST where a NetBIOS name stands for several domains that have the account.
   */
  find(kind: Kind, domain: string, accountName: string, names: CorpNames): CorpEntry | undefined {
    const map = kind === 'user' ? this.users : this.groups;
    const wanted = domain.trim().toLowerCase();
    const found = (map.get(accountName.trim().toLowerCase()) ?? []).filter(({ entry }) =>
      isCalled(entry.domain || names.corpDnsName, wanted, names),
    );
    if (found.length > 1) {
      const domains = found.map(({ entry }) => entry.domain).join(' and ');
      throw new AppError(
        'BAD_REQUEST',
        `"${domain}" stands for ${domains}, and both have a ${kind} "${accountName}". Give the domain's DNS name.`,
      );
    }
    return found[0] && placed(found[0].entry, names);
  }

  /** Accounts whose account name, display name or mail contains the text, those whose account name begins with it first. */
  search(kind: Kind, text: string, names: CorpNames): { entries: CorpEntry[]; more: boolean } {
    const wanted = text.trim().toLowerCase();
    const first: CorpEntry[] = [];
    const others: CorpEntry[] = [];
    for (const { entry, text: haystack } of this.list) {
      if (entry.kind !== kind || !haystack.includes(wanted)) continue;
      if (haystack.startsWith(wanted)) first.push(entry);
      else if (others.length <= searchLimit) others.push(entry);
      if (first.length > searchLimit) break;
    }
    const found = [...first.sort(byName), ...others.sort(byName)];
    const entries = found.slice(0, searchLimit).map(entry => placed(entry, names));
    return { entries, more: found.length > searchLimit };
  }

  *allUsers(names: CorpNames): Generator<CorpEntry> {
    for (const { entry } of this.list) if (entry.kind === 'user') yield placed(entry, names);
  }
}

/** An entry of a file without distinguished names is in the configured domain. */
function placed(entry: CorpEntry, names: CorpNames): CorpEntry {
  return entry.domain === '' ? { ...entry, domain: names.corpDnsName } : entry;
}

function isCalled(dnsName: string, wanted: string, names: CorpNames): boolean {
  const dns = dnsName.toLowerCase();
  if (wanted === dns) return true;
  const configured = names.corpNetbiosName !== '' && dns === names.corpDnsName.toLowerCase();
  return wanted === (configured ? names.corpNetbiosName.toLowerCase() : dns.split('.', 1)[0]);
}

function byName(a: CorpEntry, b: CorpEntry): number {
  const [x, y] = [a.accountName.toLowerCase(), b.accountName.toLowerCase()];
  return x < y ? -1 : x > y ? 1 : 0;
}
