import { describe, expect, it } from 'vitest';
import { backupName, certFilePathFor, parseBackupName, stamp } from '../../../electron/mfa/names.ts';

const now = Date.UTC(2026, 10, 24, 3, 46, 1, 999);

describe('backup names', () => {
  it('hold the time, and a number where it is taken', () => {
    expect(stamp(now)).toBe('20261124T034601Z');
    const first = backupName('MfaSettings.xml', now, []);
    expect(first).toBe('MfaSettings.xml.20261124T034601Z.bak');
    expect(backupName('MfaSettings.xml', now, [first.toUpperCase()])).toBe(
      'MfaSettings.xml.20261124T034601Z-2.bak',
    );
  });

  it('are read back', () => {
    expect(parseBackupName('MfaSettings.xml.20261124T034601Z-12.bak', 'MfaSettings.xml')).toEqual({
      at: '2026-11-24T03:46:01.000Z',
      order: 12,
    });
    for (const name of [
      'MfaSettings.xml.bak',
      'MfaSettings.xml.20261324T034601Z.bak',
      'x.20261124T034601Z.bak',
      'MfaSettings.xml.20261124T034601Z.bak.part',
    ]) {
      expect(parseBackupName(name, 'MfaSettings.xml'), name).toBeNull();
    }
  });
});

describe('CertFilePath', () => {
  it.each([
    ['C:\\Program Files\\M\\Service', 'C:\\Program Files\\M\\Service\\MfaCerts\\cert_key.p12'],
    ['C:\\Program Files\\M\\Service\\', 'C:\\Program Files\\M\\Service\\MfaCerts\\cert_key.p12'],
    ['\\\\mim1\\c$\\Program Files\\M\\Service', 'C:\\Program Files\\M\\Service\\MfaCerts\\cert_key.p12'],
    ['\\\\mim1\\share\\Service', '\\\\mim1\\share\\Service\\MfaCerts\\cert_key.p12'],
  ])('of %s is %s', (folder, path) => {
    expect(certFilePathFor(folder, 'windows')).toBe(path);
  });

  it('of a POSIX folder is in it', () => {
    expect(certFilePathFor('/srv/Service', 'posix')).toBe('/srv/Service/MfaCerts/cert_key.p12');
  });
});
