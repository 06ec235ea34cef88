import { AppError, type Issue } from '../../shared/contract/errors.ts';
import { mfaElementNames, type MfaValues } from '../../shared/domain/mfa-settings.ts';
import { isMfaSecret, mfaMask } from '../../shared/domain/mfa-settings.ts';
import { versionOf, type FolderReading } from './settings-files.ts';

/** How many readings are remembered: enough for every page and every folder. */
const kept = 64;

/** Remembers the texts that were read lately, so that a conflict can say what differs. In memory only: they hold secrets. */
export class Snapshots {
  private readonly byHash = new Map<string, MfaValues>();

  remember(readings: readonly FolderReading[]): void {
    for (const { hash, values, state } of readings) {
      if (hash === null || state !== 'present') continue;
      this.byHash.delete(hash);
      this.byHash.set(hash, values);
    }
    for (const oldest of this.byHash.keys()) {
      if (this.byHash.size <= kept) break;
      this.byHash.delete(oldest);
    }
  }

  clear(): void {
    this.byHash.clear();
  }

  /** Throws CONFLICT, with what differs, where the folders are not as `expects` says. */
  check(readings: readonly FolderReading[], expects: string): void {
    if (versionOf(readings) === expects) return;
    const expected = expects.split(',');
    if (expected.length !== readings.length) {
      throw new AppError(
        'CONFLICT',
        'The list of MIM Service folders changed since the settings were read. Read them again.',
      );
    }
    const issues: Issue[] = [];
    const files: string[] = [];
    for (const [i, reading] of readings.entries()) {
      const before = expected[i] ?? '';
      if (before === (reading.hash ?? reading.state)) continue;
      files.push(reading.file);
      issues.push(...this.compare(before, reading));
    }
    const names = [...new Set(issues.map(issue => issue.path))];
    const message = `${files.join(' and ')} changed since it was read: ${names.join(', ')} ${names.length === 1 ? 'differs' : 'differ'}. Nothing was written. Read the file again and repeat your change.`;
    throw new AppError('CONFLICT', message, { issues });
  }

  private compare(before: string, reading: FolderReading): Issue[] {
    const whole = (message: string): Issue[] => [
      { path: 'MfaSettings.xml', message: `${reading.folder}: ${message}` },
    ];
    if (reading.state === 'absent') return whole('the file was there, and is not any more.');
    if (before === 'absent') return whole('there was no file, and now there is one.');
    if (reading.state !== 'present') return whole('the file could be read, and now it cannot.');
    const old = this.byHash.get(before);
    if (old === undefined)
      return whole('what was read before is not remembered, so the difference cannot be shown.');
    const issues: Issue[] = [];
    for (const name of mfaElementNames) {
      const [was, is] = [old[name], reading.values[name]];
      if (was === is) continue;
      const show = (value: string | undefined): string => {
        if (value === undefined) return 'absent';
        if (value === '') return 'empty';
        return isMfaSecret(name) ? mfaMask : `“${value}”`;
      };
      const words = isMfaSecret(name) && was && is ? 'another key' : `${show(is)}, was ${show(was)}`;
      issues.push({ path: name, message: `${reading.folder}: ${words}` });
    }
    return issues.length > 0 ? issues : whole('the texts are the same; something else in the file differs.');
  }
}
