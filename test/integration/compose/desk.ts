import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { compose, type Console } from '../../../electron/compose.ts';
import { openLog } from '../../../electron/log.ts';
import { assetsFolder } from '../../../electron/paths.ts';
import type { CallScript } from '../../../electron/phone/script.ts';
import type { Shell } from '../../../electron/shell/port.ts';
import { keyFileSealer } from '../../../electron/shell/key-file.ts';
import { parseLine } from '../../../shared/cmdlets/parse.ts';
import type { ErrorValue } from '../../../shared/contract/errors.ts';
import type { CmdletCall, CmdletResult } from '../../../shared/contract/cmdlets.ts';
import type { CommandName, Output, Request } from '../../../shared/contract/registry.ts';
import { corpText } from './corp-text.ts';

/** Matchers as `unknown`: vitest's own are `any`. */
export const anyText: unknown = expect.any(String);
export const anyNumber: unknown = expect.any(Number);
export const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);
export const having = (part: object): unknown =>
  Array.isArray(part) ? expect.arrayContaining(part as unknown[]) : expect.objectContaining(part);

export type Objects = Record<string, unknown>[];
type RunOptions = Omit<CmdletCall, 'pipeline'>;

/** A console without a window over a forest of its own, as `pam` has one, with every service real. */
export interface Desk {
  readonly app: Console;
  readonly root: string;
  readonly dir: string;
  readonly userData: string;
  /** How the next simulated call goes by itself. */
  say(script: CallScript | undefined): void;
  /** The value of a command; fails the test where it is refused. */
  call<N extends CommandName>(name: N, input: Request<N>): Promise<Output<N>>;
  /** The error of a command; fails the test where it is not refused. */
  refused(name: CommandName, input: unknown): Promise<ErrorValue>;
  /** Runs a line; answers its objects. */
  run(line: string, options?: RunOptions): Promise<Objects>;
  result(line: string, options?: RunOptions): Promise<CmdletResult>;
  /** The error of a line. */
  refusal(line: string, options?: RunOptions): Promise<ErrorValue>;
  /** The request after its call has ended. */
  settled(objects: Objects): Promise<string>;
  /** Everything that the journal holds, oldest first. */
  journal(): Promise<Output<'events.get'>[]>;
  writeCorp(text: string): void;
  close(): Promise<void>;
}

export interface DeskOptions {
  osUser?: string;
  /** Null: no directory file. */
  corp?: string | null;
  /** A folder that another desk used: the forest is opened again. */
  root?: string;
  sample?: boolean;
  /** False names the folder as `--forest` of the window does: nothing is made in it. */
  make?: boolean;
  now?: () => number;
  shell?: Shell;
  /** True: the history is signed, as by every program. */
  signs?: boolean;
  /** True: the history is forwarded, as by a window. */
  forwards?: boolean;
  /** True: the MFA files are watched, as with a window. */
  watchFiles?: boolean;
}

/** The folder of a test, removed after it. */
export function temporary(): string {
  const root = mkdtempSync(join(tmpdir(), 'desk-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return root;
}

/** A console as `openDesk` has one, not started. */
export function composeIn(root: string, options: DeskOptions, script: () => CallScript | undefined): Console {
  const userData = join(root, 'user');
  const now = options.now ?? Date.now;
  return compose({
    shell: options.shell ?? null,
    sealer: keyFileSealer(userData),
    userData,
    assets: assetsFolder,
    osUser: options.osUser ?? 'pat',
    now,
    log: openLog(join(userData, 'logs'), now),
    launch:
      options.sample === true
        ? { sample: true }
        : {
            forestDir: join(root, 'forest'),
            ...(options.make === false ? {} : { make: { timeZone: 'UTC' } }),
          },
    callScript: script,
    ...(options.signs === true ? { signs: true } : {}),
    ...(options.forwards === true ? { forwards: true } : {}),
    ...(options.watchFiles === true ? { watchFiles: true } : {}),
  });
}

/** Opens a desk; it is closed when the test ends. Throws what the start of a console throws. */
export async function openDesk(options: DeskOptions = {}): Promise<Desk> {
  const root = options.root ?? temporary();
  const made = join(root, 'forest');
  let script: CallScript | undefined = 'verified';

  mkdirSync(made, { recursive: true });
  const corpFile = join(made, 'corp.ldif');
  if (options.corp !== null && !existsSync(corpFile)) writeFileSync(corpFile, options.corp ?? corpText());
  const app = composeIn(root, options, () => script);
  try {
    await app.start();
  } catch (error) {
    await app.dispose();
    throw error;
  }
  let open = true;
  const close = async () => {
    if (open) await app.dispose();
    open = false;
  };
  onTestFinished(close);

  const call: Desk['call'] = async (name, input) => {
    const reply = await app.router.callTrusted(name, input);
    if (!reply.ok) throw new Error(`${name} was refused: ${JSON.stringify(reply.error)}`);
    return reply.value as never;
  };
  const refused: Desk['refused'] = async (name, input) => {
    const reply = await app.router.callTrusted(name, input);
    expect(reply, `${name} should be refused`).toMatchObject({ ok: false });
    if (reply.ok) throw new Error(`${name} was not refused`);
    return reply.error;
  };
  const result: Desk['result'] = (line, more = {}) =>
    call('cmdlet.run', { pipeline: parseLine(line), ...more });

  return {
    app,
    root,
    dir: app.session.forest().dir,
    userData: join(root, 'user'),
    say: next => (script = next),
    call,
    refused,
    result,
    run: async (line, more) => (await result(line, more)).objects,
    refusal: (line, more = {}) => refused('cmdlet.run', { pipeline: parseLine(line), ...more }),
    async settled(objects) {
      const id = objects[0]?.['RequestId'];
      const request = await app.session.forest().workflow.whenSettled(id as never);
      return request.status;
    },
    async journal() {
      const { rows } = await call('events.list', { filter: {}, limit: 200 });
      // That this looked is not what a test looks for.
      return Promise.all(
        rows
          .toReversed()
          .filter(({ id }) => id !== 9320)
          .map(({ seq }) => call('events.get', { seq })),
      );
    },
    writeCorp: text => writeFileSync(join(app.session.forest().dir, 'corp.ldif'), text),
    close,
  };
}

/** Users Jen, Ann and Pat, the group of CorpAdmins, and a role `R` that Jen may ask for. */
export async function furnished(options: DeskOptions = {}): Promise<Desk> {
  const desk = await openDesk(options);
  for (const account of ['Jen', 'Ann', 'Pat']) await desk.run(`New-PAMUser CONTOSO ${account}`);
  await desk.run('New-PAMGroup CorpAdmins CONTOSO');
  await desk.run(
    "New-PAMRole R (Get-PAMGroup CorpAdmins) (Get-PAMUser 'Ann Owner') (Get-PAMUser Jen) (New-TimeSpan -Hours 1)",
  );
  return desk;
}
