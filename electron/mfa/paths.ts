import { access } from 'node:fs/promises';
import type { MfaValues } from '../../shared/domain/mfa-settings.ts';
import { isFullPath } from '../../shared/domain/mfa-values.ts';
import type { MfaFinding } from '../../shared/domain/mfa-views.ts';

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

/**
 * A finding for each path in the settings that does not exist on this machine: information only, as the file may be for another
 * one. `coming` are paths that the write in question makes.
 */
export async function pathFindings(values: MfaValues, coming: readonly string[] = []): Promise<MfaFinding[]> {
  const findings: MfaFinding[] = [];
  for (const name of ['CertFilePath', 'CustomPhoneProvider'] as const) {
    const path = values[name] ?? '';
    if (path === '' || !isFullPath(path) || coming.includes(path) || (await exists(path))) continue;
    findings.push({
      id: 'path-not-here',
      severity: 'information',
      subject: name,
      message: `The file that ${name} names does not exist on this machine.`,
      remedy: 'If the settings are for another machine, that is as it should be. Otherwise correct the path.',
    });
  }
  return findings;
}
