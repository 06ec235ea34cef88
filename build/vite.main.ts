import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { external, mainEntries, root } from './vite.shared.ts';

/** The main process: all programs and workers, flat in out/main, as ES modules for Node 24 and Electron 45. */
export const mainConfig = (folder: string = root): InlineConfig => ({
  root: folder,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  plugins: [
    {
      // A file of its own too: each evidence bundle carries it as it is.
      name: 'verifier',
      generateBundle() {
        const source = readFileSync(join(folder, 'electron/evidence/verify-evidence.mjs'));
        this.emitFile({ type: 'asset', fileName: 'verify-evidence.mjs', source });
      },
    },
  ],
  ssr: { noExternal: true, external, target: 'node' },
  build: {
    ssr: true,
    outDir: join(folder, 'out/main'),
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    sourcemap: false,
    rolldownOptions: {
      input: mainEntries(folder),
      external: [...external, /^node:/],
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
