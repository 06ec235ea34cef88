import { AppError } from '../../shared/contract/errors.ts';
import type { CommandName, Output, Request } from '../../shared/contract/registry.ts';
import type { Console } from '../compose.ts';
import type { PamArguments } from './arguments.ts';

/** What a verb works with: the console's router, and where its lines go. */
export interface Bench {
  console: Console;
  arguments: PamArguments;
  /** Prints one line of JSON on stdout. */
  print(value: unknown): void;
  /** Prints text for people on stdout. */
  say(text: string): void;
  /** Says on stderr what a person should know; stdout holds nothing but what was asked for. */
  note(text: string): void;
  /** Resolves when somebody asks the process to stop. */
  stopped: Promise<void>;
}

/** Calls a command as a window would, through the router; throws what it answers as an error. */
export async function call<N extends CommandName>(
  bench: Bench,
  name: N,
  input: Request<N>,
): Promise<Output<N>> {
  return (await callAny(bench, name, input)) as Output<N>;
}

/** Calls a command whose name nobody checked yet. */
export async function callAny(bench: Bench, name: string, input: unknown): Promise<unknown> {
  const reply = await bench.console.router.callTrusted(name, input);
  if (reply.ok) return reply.value;
  const { code, message, issues } = reply.error;
  throw new AppError(code, message, issues ? { issues } : {});
}
