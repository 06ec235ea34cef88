import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

// A default export because the tool asks for one.
export default defineConfig({
  root: here,
  cacheDir: fileURLToPath(new URL('../../../.cache/preview', import.meta.url)),
  publicDir: false,
  plugins: [react()],
  build: {
    target: 'chrome140',
    assetsInlineLimit: 0,
    outDir: fileURLToPath(new URL('../../../.cache/preview-out', import.meta.url)),
    emptyOutDir: true,
  },
  server: {
    host: '127.0.0.1',
    port: 5199,
    strictPort: true,
    fs: { allow: [fileURLToPath(new URL('../../..', import.meta.url))] },
  },
});
