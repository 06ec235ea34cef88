import { homedir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { callStatuses } from '../../shared/domain/call-status.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { compose, type ComposeOptions } from '../compose.ts';
import { openLog } from '../log.ts';
import { assetsFolder } from '../paths.ts';
import type { CallScript } from '../phone/script.ts';
import { keyFileSealer } from '../shell/key-file.ts';
import { operatingSystemUser, userDataFolder } from '../shell/launch-arguments.ts';
import { readArguments, usage, UsageError, wholeNumber, type PamArguments } from './arguments.ts';
import { verbs } from './verbs.ts';
import { machineClock } from '../machine-clock.ts';

/** Nobody reads stdout any more, as behind `pam events | head`: there is no more to do, and nothing went wrong. */
export class OutputClosed extends Error {}

export interface PamIo {
  /** Throws OutputClosed. */
  out(line: string): void;
  err(line: string): void;
  env: Readonly<Record<string, string | undefined>>;
  /** Resolves when the process is asked to stop. */
  stopped: Promise<void>;
}

/** Seconds between comparisons with CORP while `pam serve` runs. */
const compareEvery = 60;

/**
 * `pam`, the console without a window: prints JSON on stdout (text where --text asks for it). Answers the exit code: 0, 1 for what failed (one line of JSON
 * on stderr) and for checks that found an error, 2 for a wrong verb or flag of `pam` itself, said in the same way. What is to be said
 * beside a result, such as a parameter without effect, is a line of JSON on stderr, `{note}`. `--help` prints the usage as text.
 */
export async function runPam(argv: readonly string[], io: PamIo): Promise<number> {
  try {
    if (argv.includes('--help')) {
      io.out(usage);
      return 0;
    }
    const read = readArguments(argv);
    return await run(read, io);
  } catch (error) {
    if (error instanceof OutputClosed) return 0;
    if (error instanceof UsageError) {
      const message = `${error.message} pam --help lists the verbs and their flags.`;
      io.err(JSON.stringify({ error: { code: 'BAD_REQUEST', message } }));
      return 2;
    }
    io.err(JSON.stringify({ error: valueOf(error) }));
    return 1;
  }
}

function valueOf(error: unknown) {
  if (error instanceof AppError) return error.toValue();
  return { code: 'INTERNAL', message: error instanceof Error ? error.message : String(error) };
}

async function run(read: PamArguments, io: PamIo): Promise<number> {
  const { platform } = process;
  const userData = userDataFolder({ platform, env: io.env, home: homedir() });
  const script = scriptOf(read);
  const app = withFolder(userData, () =>
    compose({
      shell: null,
      sealer: keyFileSealer(userData),
      userData,
      assets: assetsFolder,
      osUser: operatingSystemUser({ platform, env: io.env }, userInfo().username),
      now: Date.now,
      tick: machineClock(),
      signs: true,
      log: openLog(join(userData, 'logs'), Date.now),
      launch: launchOf(read),
      callScript: () => script,
      ...(read.verb === 'serve' ? { compareEvery, watchFiles: true, forwards: true } : {}),
    }),
  );
  try {
    await app.start();
    if ((app.session.summary()?.drill ?? null) !== null)
      io.err(JSON.stringify({ note: 'DRILL: nothing in this forest is real.' }));
    const code = await verbs[read.verb]({
      console: app,
      arguments: read,
      print: value => void io.out(JSON.stringify(value)),
      say: text => void io.out(text),
      note: text => void io.err(JSON.stringify({ note: text })),
      stopped: io.stopped,
    });
    return code ?? 0;
  } finally {
    await app.dispose();
  }
}

/** What is opened before the verb runs. A scenario brings its own people and roles. */
function launchOf({ verb, flags: { forest } }: PamArguments): ComposeOptions['launch'] {
  if (verb === 'simulate') return {};
  return forest === undefined ? { sample: true } : { forestDir: resolve(forest), make: {} };
}

/** What the file system refuses of the user's own folder, in words: nothing of the console has started yet. */
function withFolder<T>(userData: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new AppError(
      'UNAVAILABLE',
      `pam did not start: its folder ${userData} cannot be made or written. Give this user the right to write there, or name another in BASTION_USER_DATA.`,
      { cause: error },
    );
  }
}

/** How the simulated phone answers: `--call`, and verified where nothing is said, since nobody can press a key here. */
function scriptOf(read: PamArguments): CallScript {
  const text = read.flags.call ?? 'verified';
  if (text === 'verified' || text === 'no-answer' || text === 'hung-up') return text;
  const code = wholeNumber('call', text, 0);
  if (!callStatuses.some(status => status.code === code)) {
    throw new UsageError(
      `--call ${text}: Microsoft published no call status ${text}. Use 0 to 25 or 100 to 147.`,
    );
  }
  return { code };
}
