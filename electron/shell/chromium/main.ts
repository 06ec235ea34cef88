import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { AppError } from '../../../shared/contract/errors.ts';
import { compose } from '../../compose.ts';
import { sampleZip } from '../../compose/sample.ts';
import { openLog } from '../../log.ts';
import { launchArguments } from '../launch-arguments.ts';
import { places } from '../places.ts';
import { createChromiumShell } from './shell.ts';
import { runTour } from './tour.ts';
import { machineClock } from '../../machine-clock.ts';

const launch = launchArguments(process.argv.slice(2), process.cwd());
const here = places(import.meta.dirname);

function browser(): string {
  const found = process.env['BASTION_BROWSER'];
  if (found) return found;
  throw new AppError(
    'UNAVAILABLE',
    'Start the console with npm start: it finds the browser that holds the window.',
  );
}

/** The tour begins from nothing each time, and leaves the person's own console alone. */
const temporary = launch.tour === true ? mkdtempSync(join(tmpdir(), 'bastion-tour-')) : null;

async function run(): Promise<void> {
  const userData = temporary ?? here.userData;
  const log = openLog(userData, Date.now);
  const display =
    process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
  const shell = createChromiumShell({
    browser: browser(),
    rendererDir: here.rendererDir,
    userData,
    headless: !display,
  });
  const product = compose({
    shell,
    sealer: shell.sealer,
    userData,
    assets: here.assets,
    osUser: here.osUser,
    now: Date.now,
    tick: machineClock(),
    signs: true,
    log,
    launch,
    watchFiles: true,
    forwards: true,
  });
  try {
    await product.start().catch((error: unknown) => {
      // The window opens all the same, on the page that says why and asks for a forest.
      if (!(error instanceof AppError)) throw error;
      log.warn('The forest named at the start was not opened', { error });
      console.error(error.message);
    });
    const window = await shell.open(product.main);
    const stop = () => void window.close();
    process.once('SIGINT', stop).once('SIGTERM', stop);
    try {
      if (launch.tour === true) {
        const outDir = resolve('test/screenshots/tour');
        const zip = join(product.session.forest().dir, sampleZip);
        for (const path of await runTour({ page: shell.page, outDir, zip })) console.log(path);
        await window.close();
      }
    } catch (error) {
      await window.close();
      throw error;
    }
    await window.closed;
  } finally {
    await product.dispose();
  }
}

try {
  await run();
} catch (error) {
  console.error(error instanceof AppError ? error.message : error);
  process.exitCode = 1;
} finally {
  if (temporary !== null) rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
}
