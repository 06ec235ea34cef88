import { isAbsolute, resolve } from 'node:path';

export interface LaunchArguments {
  /** Absolute path of the forest's folder. */
  forestDir?: string;
  sample?: boolean;
  tour?: boolean;
}

/**
 * Reads `--forest DIR`, `--sample` and `--tour` from a command line and leaves the rest alone: Chromium adds switches
 * of its own to the command line that a second Electron instance hands over.
 *
 * @param from the folder that a relative DIR is relative to
 */
export function launchArguments(argv: readonly string[], from: string): LaunchArguments {
  const out: LaunchArguments = {};
  argv.forEach((arg, index) => {
    if (arg === '--sample') out.sample = true;
    if (arg === '--tour') out.tour = true;
    const dir = arg === '--forest' ? argv[index + 1] : arg.startsWith('--forest=') ? arg.slice(9) : undefined;
    if (dir !== undefined && dir !== '' && !dir.startsWith('--')) {
      out.forestDir = isAbsolute(dir) ? dir : resolve(from, dir);
    }
  });
  return out;
}

export interface Environment {
  platform: string;
  env: Readonly<Record<string, string | undefined>>;
  home: string;
}

/** The folder of this user's console: preferences, logs, keys, the sample forest. The same for both shells and `pam`. */
export function userDataFolder({ platform, env, home }: Environment): string {
  if (env['BASTION_USER_DATA']) return resolve(env['BASTION_USER_DATA']);
  if (platform === 'win32') return resolve(env['APPDATA'] ?? `${home}\\AppData\\Roaming`, 'Bastion Console');
  return resolve(env['XDG_CONFIG_HOME'] || `${home}/.config`, 'bastion-console');
}

/** The operating-system user as the console's access list names it: `WORKSTATION\pat` on Windows, `pat` elsewhere. */
export function operatingSystemUser(
  { platform, env }: Pick<Environment, 'platform' | 'env'>,
  username: string,
): string {
  const domain = env['USERDOMAIN'];
  return platform === 'win32' && domain ? `${domain}\\${username}` : username;
}
