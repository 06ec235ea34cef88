import type { MonitoredCorp } from '../../../electron/monitoring/monitoring.ts';
import { phoneOf } from '../../../electron/directory/phone-of.ts';
import type { ConsoleConfiguration } from '../../../shared/domain/configuration.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { CorpEntry } from '../../../shared/contract/forest.ts';

/** CORP in memory, with the switches that a test of monitoring needs. */
export class FakeCorp implements MonitoredCorp {
  /** CORP cannot be asked. */
  fails = false;
  attributes: ConsoleConfiguration['phoneAttributes'] = ['mobile', 'telephoneNumber'];
  /** How often an account was looked up, and what happens then. */
  found = 0;
  onFind: (count: number) => void = () => undefined;
  private readonly entries = new Map<string, CorpEntry>();
  private revisions = 0;

  set(accountName: string, mobile: string, more: Partial<CorpEntry> = {}): void {
    this.revisions++;
    this.entries.set(accountName, {
      kind: 'user',
      domain: 'contoso.local',
      accountName,
      displayName: accountName,
      mail: '',
      sid: '',
      mobile,
      telephoneNumber: '',
      disabled: false,
      ...more,
    });
  }

  refresh(): Promise<void> {
    return Promise.resolve();
  }

  revision(): string | null {
    return this.fails ? null : String(this.revisions);
  }

  findUser(_domain: string, account: string): CorpEntry | undefined {
    if (this.fails) throw new AppError('UNAVAILABLE', 'CORP cannot be asked.');
    this.onFind(++this.found);
    return this.entries.get(account);
  }

  phoneOf(entry: CorpEntry, attributes = this.attributes): string {
    return phoneOf(entry, attributes);
  }
}
