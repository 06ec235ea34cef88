import { describe, expect, it } from 'vitest';
import { installMatches, installPlan, npmCommand } from '../../../build/launch/install.mjs';

const lock = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', optional: true },
  },
};
const text = JSON.stringify(lock);

describe('whether to install', () => {
  it('matches what the lock file asks for, without the optional', () => {
    expect(installMatches(lock, { packages: { 'node_modules/a': { version: '1.0.0' } } })).toBe(true);
  });

  it.each([
    ['another version', { 'node_modules/a': { version: '1.0.1' } }],
    [
      'a package too many',
      { 'node_modules/a': { version: '1.0.0' }, 'node_modules/c': { version: '1.0.0' } },
    ],
    ['a package too few', {}],
    [
      'an optional one of another version',
      { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '9.0.0' } },
    ],
  ])('sees %s', (_what, packages) => {
    expect(installMatches(lock, { packages })).toBe(false);
  });

  it('installs where nothing is there', () => {
    expect(installPlan({ lockText: text, mark: null, hiddenText: null }).action).toBe('install');
    const { hash } = installPlan({ lockText: text, mark: null, hiddenText: null });
    // The mark alone proves nothing: somebody may have emptied the folder but for it.
    expect(installPlan({ lockText: text, mark: hash, hiddenText: null }).action).toBe('install');
  });

  it('does nothing the second time', () => {
    const { hash } = installPlan({ lockText: text, mark: null, hiddenText: null });
    expect(installPlan({ lockText: text, mark: hash, hiddenText: '{}' }).action).toBe('nothing');
  });

  it('takes an install by hand for good where it fits, and not where it does not', () => {
    const fits = JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } });
    const old = JSON.stringify({ packages: { 'node_modules/a': { version: '0.9.0' } } });
    expect(installPlan({ lockText: text, mark: null, hiddenText: fits }).action).toBe('record');
    expect(installPlan({ lockText: text, mark: 'of an older lock file', hiddenText: old }).action).toBe(
      'install',
    );
    expect(installPlan({ lockText: text, mark: null, hiddenText: 'not JSON' }).action).toBe('install');
  });

  it('calls the npm that runs it, by its file', () => {
    expect(npmCommand({ npm_execpath: '/lib/npm-cli.js' }, 'linux', '/bin/node20')).toEqual({
      file: '/bin/node20',
      args: ['/lib/npm-cli.js'],
      options: {},
    });
    expect(npmCommand({}, 'win32', 'node.exe')).toEqual({ file: 'npm', args: [], options: { shell: true } });
  });
});
