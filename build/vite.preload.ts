import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { root } from './vite.shared.ts';

/**
 * The preload: one CommonJS file, because a sandboxed preload has no module loader, and its `require` knows `electron`
 * and little else.
 */
export const preloadConfig = (folder: string = root): InlineConfig => ({
  root: folder,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  ssr: { noExternal: true, external: ['electron'], target: 'node' },
  build: {
    ssr: true,
    outDir: join(folder, 'out/preload'),
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    rolldownOptions: {
      input: { preload: join(folder, 'electron/preload.ts') },
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
});
