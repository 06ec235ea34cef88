import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { build, type InlineConfig } from 'vite';
import { mainConfig } from './vite.main.ts';
import { preloadConfig } from './vite.preload.ts';
import { rendererConfig } from './vite.renderer.ts';
import { root } from './vite.shared.ts';

async function bundle(config: InlineConfig): Promise<void> {
  await build(config);
}

/** What the programs read at run time lies beside them, as it lies beside electron/ in the sources. */
function copyAssets(): void {
  const from = join(root, 'assets');
  const to = join(root, 'out/assets');
  rmSync(to, { recursive: true, force: true });
  if (existsSync(from)) cpSync(from, to, { recursive: true });
}

const targets: Record<string, () => Promise<void>> = {
  async main() {
    await bundle(mainConfig());
    await bundle(preloadConfig());
    copyAssets();
  },
  async renderer() {
    await bundle(rendererConfig());
  },
};

try {
  for (const name of process.argv.slice(2)) {
    const target = targets[name];
    if (target === undefined) {
      throw new Error(`There is no bundle named ${name}. There are ${Object.keys(targets).join(' and ')}.`);
    }
    await target();
  }
} catch (error) {
  // A bundler's stack says where the bundler is; the message says where the mistake is.
  console.error(stripVTControlCharacters(error instanceof Error ? error.message : String(error)));
  process.exitCode = 1;
}
