import { cmdlet, type CmdletName } from '../../shared/cmdlets/catalogue.ts';
import {
  withoutSecrets,
  type Command,
  type Pipeline,
  type Ref,
  type Where,
} from '../../shared/cmdlets/command.ts';
import {
  groupRef,
  requestRef,
  roleForRequestRef,
  roleRef,
  sessionRef,
  setRef,
  userRef,
} from '../../shared/cmdlets/refs.ts';
import { chooseSet } from '../../shared/cmdlets/sets.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { argumentsOf, type Piece } from './arguments.ts';
import { configurationHandlers } from './configuration.ts';
import { domainConfigurationHandlers } from './domain-configuration.ts';
import { rehearsed } from './effects.ts';
import { filtered } from './filter.ts';
import { groupHandlers } from './groups.ts';
import { shape } from './output.ts';
import { requestHandlers } from './requests.ts';
import { roleHandlers } from './roles.ts';
import type { Context, Handler } from './run.ts';
import { requireSession, sessionHandlers } from './sessions.ts';
import { setHandlers } from './sets.ts';
import { trustHandlers } from './trusts.ts';
import { userHandlers } from './users.ts';

const handlers: Record<CmdletName, Handler> = {
  ...userHandlers,
  ...groupHandlers,
  ...roleHandlers,
  ...requestHandlers,
  ...configurationHandlers,
  ...trustHandlers,
  ...domainConfigurationHandlers,
  ...setHandlers,
  ...sessionHandlers,
};

/** What every command of a line has in common. */
export type Base = Omit<Context, 'journaled'> & {
  /** What the cmdlets with -WhatIf would have done, one effect a line. */
  whatIf: string[];
  /** The objects behind references that a script made of what it holds: they are not looked up again. */
  held?: ReadonlyMap<Ref, Piece>;
};

/** Runs a pipeline; answers what its last cmdlet hands on. Inside the caller's transaction. */
export function runPipeline(pipeline: Pipeline, base: Base): Piece[] {
  let pieces: Piece[] | null = null;
  for (const command of pipeline) {
    pieces =
      pieces === null
        ? runCommand(command, null, base)
        : pieces.flatMap(piece => runCommand(command, piece, base));
  }
  return pieces ?? [];
}

/** Runs one cmdlet, once. `piped` is the object that comes through the pipe. Inside the caller's transaction. */
export function runCommand(command: Command, piped: Piece | null, base: Base): Piece[] {
  const given = givenBy(command, piped);
  const resolve = (ref: Ref): Piece[] => {
    const held = base.held?.get(ref);
    if (held !== undefined) return [held];
    const where = ref.where === undefined ? {} : { where: ref.where };
    return runCommand({ cmdlet: ref.get, parameters: ref.parameters, ...where }, null, base);
  };
  const { WhatIf: whatIf, Confirm: confirm, Filter: filter } = command.parameters;
  if (confirm === true) throw nothingAsked(command);
  const journaled = [journaledAs(command, piped, base)];
  const context = {
    ...base,
    journaled,
    ...(whatIf === true ? { touched: nothingTouched, note: nothingTouched } : {}),
  };
  const args = argumentsOf(command, given, resolve);
  requireSession(args);
  const work = () => handlers[command.cmdlet](args, context);
  if (whatIf === true) {
    base.whatIf.push(...rehearsed(command, work, base));
    return [];
  }
  const all = work();
  const pieces = typeof filter === 'string' ? filtered(all, filter, base) : all;
  return command.where === undefined ? pieces : pieces.filter(matches(command.where, base));
}

/** What -WhatIf is tried on is not changed. */
const nothingTouched = (): void => {};

function nothingAsked({ cmdlet: name }: Command): AppError {
  const why = 'The console asks nothing in the middle of a line.';
  const remedy = `See what ${name} would do by -WhatIf, then run it without -Confirm.`;
  return new AppError('BAD_REQUEST', `${why} ${remedy} Nothing was changed.`, {
    issues: [{ path: 'parameters.Confirm', message: `${why} ${remedy}` }],
  });
}

/** The object that comes through the pipe, by the parameter that takes it. */
function givenBy(command: Command, piped: Piece | null): ReadonlyMap<string, Piece> {
  if (piped === null) return new Map();
  const choice = chooseSet(cmdlet(command.cmdlet), new Set(Object.keys(command.parameters)), piped.kind);
  return new Map(choice.ok && choice.piped !== null ? [[choice.piped.name, piped]] : []);
}

/** A command as the history keeps it: no secret, and what came through the pipe by its own name. */
export function journaledAs(command: Command, piped: Piece | null, base: Pick<Base, 'store'>): Command {
  const references = [...givenBy(command, piped)].map(([name, piece]) => [name, refOf(piece, base)] as const);
  return withoutSecrets({
    cmdlet: command.cmdlet,
    parameters: { ...Object.fromEntries(references), ...command.parameters },
  });
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

/** How an object is named in a line, so that it means the same in the history years later. */
export function refOf(piece: Piece, base: Pick<Base, 'store'>): Ref {
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
    case 'set':
      return setRef(piece.object.design);
    case 'session':
      return sessionRef();
    case 'configuration':
    case 'answer':
      throw new TypeError(`No parameter takes a ${piece.kind}`);
  }
}
