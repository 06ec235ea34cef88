import react from '@vitejs/plugin-react';
import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { root } from './vite.shared.ts';

/**
 * The page. No inline script or style and no data: fonts, because the content security policy allows neither; relative
 * addresses, because the same files are served under app://bastion and under the Chromium shell's origin.
 */
export const rendererConfig = (folder: string = root): InlineConfig => ({
  root: join(folder, 'renderer'),
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  base: './',
  plugins: [react()],
  build: {
    outDir: join(folder, 'out/renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // One window on a local disk: a few large files load faster than many small ones, and nobody pays by the byte.
    chunkSizeWarningLimit: 4_000,
    rolldownOptions: { input: join(folder, 'renderer/index.html') },
  },
});
