import { build, Platform } from 'electron-builder';
import { packaging } from './electron-builder.ts';
import { root } from './vite.shared.ts';

// Installers are made on the system that they are for: NSIS and portable on Windows, AppImage and deb on Linux.
const system = process.platform === 'win32' ? 'win32' : 'linux';
try {
  const files = await build({
    projectDir: root,
    targets: (system === 'win32' ? Platform.WINDOWS : Platform.LINUX).createTarget(),
    config: packaging(system),
    publish: 'never',
  });
  for (const file of files) console.log(file);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(
    'electron-builder fetches Electron’s runtime and the installers’ tools when it is first used: run it where they can be reached. npm run package:check needs no network.',
  );
  process.exitCode = 1;
}
