import { cmdlet, type CmdletName } from '../../shared/cmdlets/catalogue.ts';
import {
  checkPipeline,
  withoutSecrets,
  type Command,
  type Pipeline,
  type Ref,
  type Where,
} from '../../shared/cmdlets/command.ts';
import { notesOf } from '../../shared/cmdlets/notes.ts';
import { ParseError, parseLine } from '../../shared/cmdlets/parse.ts';
import { groupRef, requestRef, roleForRequestRef, roleRef, userRef } from '../../shared/cmdlets/refs.ts';
import { chooseSet } from '../../shared/cmdlets/sets.ts';
import { writePipeline } from '../../shared/cmdlets/write.ts';
import type { Caller } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { CmdletResult, Expectation } from '../../shared/contract/pam.ts';
import { argumentsOf, type Arguments, type Piece } from './arguments.ts';
import { configurationHandlers } from './configuration.ts';
import { requireUnchanged } from './expect.ts';
import { groupHandlers } from './groups.ts';
import { identify, type Identity } from './identity.ts';
import { shape } from './output.ts';
import type { PamPorts } from './ports.ts';
import { requestHandlers } from './requests.ts';
import { roleHandlers } from './roles.ts';
import { userHandlers } from './users.ts';

/** What a cmdlet's handler is given beside its arguments. */
export interface Context extends PamPorts {
  caller: Caller;
  identity: Identity;
  /** Why, in the person's words, or ''. */
  reason: string;
  /** The command as the journal keeps it: no secret, piped objects by their own names. */
  journaled: Pipeline;
  /** Notes an object that the line changed or created. */
  touched(kind: string, id: string): void;
}

/** Does one cmdlet: reads, checks, and applies entries. Answers what the cmdlet hands on. */
export type Handler = (args: Arguments, context: Context) => Piece[];

const handlers: Record<CmdletName, Handler> = {
  ...userHandlers,
  ...groupHandlers,
  ...roleHandlers,
  ...requestHandlers,
  ...configurationHandlers,
};

export interface RunInput {
  pipeline: Pipeline;
  as?: string | undefined;
  reason?: string | undefined;
  expects?: Expectation | undefined;
}

/** Runs cmdlets against the store. */
export interface Pam {
  /** Reads a line of PowerShell; BAD_REQUEST with the column where it does not parse. */
  parse(line: string): Pipeline;
  /** All of the line is one transaction: kept whole or not at all. */
  run(input: RunInput, caller: Caller): CmdletResult;
  /** Parses and runs. */
  exec(line: string, as: string | undefined, caller: Caller): CmdletResult;
}

export function createPam(ports: PamPorts): Pam {
  function run(input: RunInput, caller: Caller): CmdletResult {
    const issues = checkPipeline(input.pipeline);
    if (issues.length > 0) {
      throw new AppError('BAD_REQUEST', issues[0]?.message ?? 'The command is not complete.', {
        issues: issues.map(({ path, message }) => ({ path: path.replace(/^\d+\./, ''), message })),
      });
    }
    const changed: CmdletResult['changed'] = [];
    const base = {
      ...ports,
      caller,
      identity: identify(ports.store, caller, input.as),
      reason: input.reason?.trim() ?? '',
      touched(kind: string, id: string) {
        if (!changed.some(object => object.id === id)) changed.push({ kind, id });
      },
    };
    const pieces = ports.store.transaction(() => {
      if (input.expects !== undefined) requireUnchanged(ports.store, input.expects);
      return runPipeline(input.pipeline, base);
    });
    const last = input.pipeline[input.pipeline.length - 1];
    return {
      objects: pieces.map(piece => shape(ports.store, piece)),
      kind: last === undefined ? null : cmdlet(last.cmdlet).output,
      powershell: writePipeline(input.pipeline.map(withoutSecrets)),
      changed,
      notes: notesOf(input.pipeline),
    };
  }

  return {
    parse,
    run,
    exec(line, as, caller) {
      return run({ pipeline: parse(line), as }, caller);
    },
  };
}

function parse(line: string): Pipeline {
  try {
    return parseLine(line);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    throw new AppError('BAD_REQUEST', `${error.message} Nothing was run.`, {
      issues: [{ path: 'line', message: error.message }],
    });
  }
}

type Base = Omit<Context, 'journaled'>;

function runPipeline(pipeline: Pipeline, base: Base): Piece[] {
  let pieces: Piece[] | null = null;
  for (const command of pipeline) {
    pieces =
      pieces === null
        ? runCommand(command, null, base)
        : pieces.flatMap(piece => runCommand(command, piece, base));
  }
  return pieces ?? [];
}

function runCommand(command: Command, piped: Piece | null, base: Base): Piece[] {
  const given = new Map<string, Piece>();
  if (piped !== null) {
    const choice = chooseSet(cmdlet(command.cmdlet), new Set(Object.keys(command.parameters)), piped.kind);
    if (choice.ok && choice.piped !== null) given.set(choice.piped.name, piped);
  }
  const resolve = (ref: Ref): Piece[] =>
    runCommand(
      { cmdlet: ref.get, parameters: ref.parameters, ...(ref.where ? { where: ref.where } : {}) },
      null,
      base,
    );
  const references = [...given].map(([name, piece]) => [name, refOf(piece, base)] as const);
  const journaled = [
    withoutSecrets({
      cmdlet: command.cmdlet,
      parameters: { ...Object.fromEntries(references), ...command.parameters },
    }),
  ];
  const pieces = handlers[command.cmdlet](argumentsOf(command, given, resolve), { ...base, journaled });
  return command.where === undefined ? pieces : pieces.filter(matches(command.where, base));
}

/** `$_.Property -eq 'text'` as PowerShell compares: names and texts in any case. */
function matches(where: Where, base: Base): (piece: Piece) => boolean {
  const wanted = where.equals.toLowerCase();
  return piece =>
    Object.entries(shape(base.store, piece)).some(
      ([name, value]) =>
        name.toLowerCase() === where.property.toLowerCase() && textOf(value).toLowerCase() === wanted,
    );
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? '' : JSON.stringify(value);
}

/** How the journal names an object that came through the pipe. */
function refOf(piece: Piece, base: Base): Ref {
  switch (piece.kind) {
    case 'user':
      return userRef(piece.object);
    case 'group':
      return groupRef(piece.object);
    case 'role':
      return roleRef(piece.object);
    case 'roleForRequest':
      return roleForRequestRef(piece.object);
    case 'requestToApprove':
      return requestRef('requestToApprove', piece.object.id);
    case 'request': {
      const user = base.store.users.get(piece.object.userId);
      return requestRef('request', piece.object.id, user === undefined ? undefined : userRef(user));
    }
    case 'configuration':
    case 'session':
      throw new TypeError(`No parameter takes a ${piece.kind}`);
  }
}
