import type { Pipeline } from '../../shared/cmdlets/command.ts';
import type { CorpEntry } from '../../shared/contract/forest.ts';
import type { Impact } from '../../shared/domain/impact.ts';
import type { ConsoleConfiguration } from '../../shared/domain/configuration.ts';
import type { RequestId, RoleId, UserId } from '../../shared/domain/ids.ts';
import type { PhoneReading } from '../../shared/domain/phone-number.ts';
import type { Request } from '../../shared/domain/request.ts';
import type { Actor, Entry } from '../store/entry.ts';
import type { Store } from '../store/types.ts';

/** Who and why: what a cmdlet adds to the entry that it makes. */
interface Provenance {
  actor: Actor;
  reason?: string;
  command?: Pipeline;
}

/** What the requestor cmdlets ask of the activation workflow. Each answers the request in its first durable state. */
export interface ActivationPort {
  raise(
    input: Provenance & {
      roleId: RoleId;
      userId: UserId;
      justification: string;
      /** Seconds; null means the role's TTL, 0 gives the role up. */
      ttl: number | null;
      /** Milliseconds UTC; null means now. */
      requestedTime: number | null;
      creationMethod: string;
    },
  ): Request;
  decide(input: Provenance & { requestId: RequestId; by: UserId; decision: 'approve' | 'reject' }): Request;
  close(
    input: Provenance & {
      requestId: RequestId;
      by: { kind: 'user'; userId: UserId } | { kind: 'operator' };
    },
  ): Request;
}

/** The names of the configured CORP domain: asked for by CORP itself unless the caller has them at hand. */
type DomainNames = Pick<ConsoleConfiguration, 'corpDnsName' | 'corpNetbiosName'>;

/** CORP, as far as New-PAMUser and New-PAMGroup read it. Throws UNAVAILABLE where no directory is set or it cannot be read. */
export interface CorpPort {
  findUser(domain: string, accountName: string, names?: DomainNames): CorpEntry | undefined;
  findGroup(domain: string, name: string): CorpEntry | undefined;
  /** The number that New-PAMUser copies, by the configured order of attributes; '' where CORP has none. */
  phoneOf(entry: CorpEntry, attributes?: ConsoleConfiguration['phoneAttributes']): string;
}

/** How a number is read under the present DefaultCountryCode, and whether the provider in use can dial it. */
export interface PhonePort {
  read(text: string): { reading: PhoneReading; canDial: boolean };
}

export interface PamPorts {
  store: Store;
  activation: ActivationPort;
  corp: CorpPort;
  phone: PhonePort;
  /**
   * Told in a rehearsal which entries it made; the answer, called when the rehearsal is undone, tells what the change would do
   * to people. The activation knows it (electron/activation/impact.ts).
   */
  witnessImpact(entries: readonly Entry[]): () => Impact[];
  /** Milliseconds UTC. */
  now(): number;
  uuid(): string;
  /** The moment of a `-RequestedTime` text, read in the forest's time zone where it names none. */
  readMoment(text: string): number;
}
