import { describe, expect, it } from 'vitest';
import {
  launchArguments,
  operatingSystemUser,
  userDataFolder,
} from '../../../electron/shell/launch-arguments.ts';

describe('the arguments of the shell', () => {
  it('are read among the browser’s own', () => {
    expect(
      launchArguments(
        ['--allow-file-access', '--forest', 'f', '--original-process-start-time=1', '--tour'],
        '/from',
      ),
    ).toEqual({ forestDir: '/from/f', tour: true });
    expect(launchArguments(['--forest=/x', '--sample'], '/from')).toEqual({ forestDir: '/x', sample: true });
  });

  it('leave out a forest without a folder', () => {
    expect(launchArguments(['--forest'], '/')).toEqual({});
    expect(launchArguments(['--forest', '--sample'], '/')).toEqual({ sample: true });
    expect(launchArguments(['--forest='], '/')).toEqual({});
  });
});

describe('who and where', () => {
  it('is the folder that the system means', () => {
    expect(userDataFolder({ platform: 'linux', env: {}, home: '/home/pat' })).toBe(
      '/home/pat/.config/bastion-console',
    );
    expect(userDataFolder({ platform: 'linux', env: { XDG_CONFIG_HOME: '/c' }, home: '/home/pat' })).toBe(
      '/c/bastion-console',
    );
    expect(userDataFolder({ platform: 'linux', env: { BASTION_USER_DATA: '/u' }, home: '/home/pat' })).toBe(
      '/u',
    );
  });

  it('is the user with the domain on Windows alone', () => {
    expect(operatingSystemUser({ platform: 'win32', env: { USERDOMAIN: 'PRIV' } }, 'pat')).toBe('PRIV\\pat');
    expect(operatingSystemUser({ platform: 'linux', env: { USERDOMAIN: 'PRIV' } }, 'pat')).toBe('pat');
  });
});
