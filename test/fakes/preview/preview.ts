import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { build, createServer, type InlineConfig } from 'vite';

// The window over a forest in memory:
//   node preview.ts                serves it on the loopback address, following the sources
//   node preview.ts <folder>       builds it into a folder, for look.ts
const project = fileURLToPath(new URL('../../..', import.meta.url));
const config: InlineConfig = {
  configFile: false,
  root: fileURLToPath(new URL('.', import.meta.url)),
  cacheDir: `${project}/.cache/preview`,
  publicDir: false,
  logLevel: 'warn',
  plugins: [react()],
  // No data: addresses, as in the product's own build: the content security policy allows them to no font.
  build: { target: 'chrome140', assetsInlineLimit: 0, emptyOutDir: true, chunkSizeWarningLimit: 4000 },
  server: { host: '127.0.0.1', fs: { allow: [project] } },
};

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  const server = await createServer(config);
  await server.listen();
  server.printUrls();
} else {
  await build({ ...config, build: { ...config.build, outDir: folder } });
}
