import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { operatingSystemUser, userDataFolder } from './launch-arguments.ts';

export interface Places {
  rendererDir: string;
  preload: string;
  assets: string;
  icon: string;
  userData: string;
  osUser: string;
}

/**
 * Where everything lies, seen from a bundle in out/main, and who sits here.
 *
 * @param here the bundle's folder
 */
export function places(here: string): Places {
  const environment = { platform: process.platform, env: process.env, home: homedir() };
  const assets = join(here, '..', 'assets');
  return {
    rendererDir: join(here, '..', 'renderer'),
    preload: join(here, '..', 'preload', 'preload.cjs'),
    assets,
    icon: join(assets, 'icons', process.platform === 'win32' ? 'icon.ico' : 'icon.png'),
    userData: userDataFolder(environment),
    osUser: operatingSystemUser(environment, userInfo().username),
  };
}
