import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser } from './launch/browser.mjs';
import { root } from './vite.shared.ts';

/**
 * Draws assets/icons/icon.svg as the PNG and the ICO that Electron, Windows and Linux want. Run by hand after a change of
 * the drawing: node build/icons.ts (with the pinned Node). The results are kept in git.
 */
const folder = join(root, 'assets/icons');
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8');
const sizes = [16, 24, 32, 48, 64, 128, 256];

/** An ICO whose images are PNGs, as Windows reads since Vista. */
function ico(images: readonly { size: number; png: Buffer }[]): Buffer {
  const header = Buffer.alloc(6 + 16 * images.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = header.length;
  images.forEach(({ size, png }, index) => {
    const at = 6 + 16 * index;
    // 0 stands for 256.
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([header, ...images.map(image => image.png)]);
}

const executablePath = findBrowser({ platform: process.platform, env: process.env, exists: existsSync });
if (executablePath === null) throw new Error('No Edge, Chrome or Chromium is here to draw with.');
const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
const page = await browser.newPage();
async function draw(size: number): Promise<Buffer> {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  );
  return page.screenshot({ omitBackground: true });
}
const images: { size: number; png: Buffer }[] = [];
for (const size of sizes) images.push({ size, png: await draw(size) });
writeFileSync(join(folder, 'icon.ico'), ico(images));
writeFileSync(join(folder, 'icon.png'), await draw(512));
await browser.close();
