import { cmdlet, parameterNamed } from '../../shared/cmdlets/catalogue.ts';
import { isRef, type Command, type Ref, type Value } from '../../shared/cmdlets/command.ts';
import type { ObjectKind, ParameterSpec } from '../../shared/cmdlets/spec.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { PamConfiguration } from '../../shared/domain/configuration.ts';
import type { Group } from '../../shared/domain/group.ts';
import type { PamSet } from '../../shared/domain/pam-set.ts';
import type { Request } from '../../shared/domain/request.ts';
import type { Role } from '../../shared/domain/role.ts';
import type { User } from '../../shared/domain/user.ts';

/** The store's object behind each kind that a cmdlet hands out or takes. */
export interface Objects {
  user: User;
  group: Group;
  role: Role;
  roleForRequest: Role;
  request: Request;
  requestToApprove: Request;
  configuration: PamConfiguration;
  session: PamSession;
  set: PamSet;
  /** The bare Boolean or String of a Test- cmdlet. */
  answer: boolean | string;
}

/** What New-PAMSession returns. There is one forest, so a session carries nothing but its domain. */
export interface PamSession {
  /** The PRIV domain's DNS name. */
  domain: string;
}

/** `extended`: with every property that MIM holds, as `Get-PAMRequest -Extended` shows them. */
export type Piece = { [K in ObjectKind]: { kind: K; object: Objects[K]; extended?: true } }[ObjectKind];

export type Resolve = (ref: Ref) => Piece[];

/** The parameters of one command, with its references resolved to objects. A parameter that was not given is undefined. */
export interface Arguments {
  has(name: string): boolean;
  text(name: string): string | undefined;
  number(name: string): number | undefined;
  flag(name: string): boolean | undefined;
  /** A secret as text; refused where the line leaves it to a prompt, since nobody is asked here. */
  secret(name: string): string | undefined;
  one<K extends ObjectKind>(name: string, kind: K): Objects[K] | undefined;
  many<K extends ObjectKind>(name: string, kind: K): Objects[K][] | undefined;
}

/** `given` are objects that came through the pipe, by the parameter that takes them. */
export function argumentsOf(
  command: Command,
  given: ReadonlyMap<string, Piece>,
  resolve: Resolve,
): Arguments {
  const spec = cmdlet(command.cmdlet);
  const value = (name: string): Value | undefined => command.parameters[name];

  function scalar<T>(name: string, type: 'string' | 'number' | 'boolean'): T | undefined {
    const held = value(name);
    if (held === undefined) return undefined;
    if (typeof held !== type) throw new TypeError(`${command.cmdlet} -${name} is not a ${type}`);
    return held as T;
  }

  function many<K extends ObjectKind>(name: string, kind: K): Objects[K][] | undefined {
    const parameter = parameterNamed(spec, name);
    const piped = given.get(name);
    if (piped !== undefined) return [narrow(piped, kind)];
    const held = value(name);
    if (parameter === undefined || held === undefined) return undefined;
    const refs = (Array.isArray(held) ? held : [held]).filter(isRef);
    const pieces = refs.flatMap(ref => found(ref, parameter));
    if (!parameter.list && pieces.length > 1) throw tooMany(parameter, pieces.length);
    return pieces.map(piece => narrow(piece, kind));
  }

  function found(ref: Ref, parameter: ParameterSpec): Piece[] {
    const pieces = resolve(ref);
    if (pieces.length === 0) throw nothingFound(ref, parameter);
    return pieces;
  }

  return {
    has: name => value(name) !== undefined || given.has(name),
    text: name => scalar<string>(name, 'string'),
    number: name => scalar<number>(name, 'number'),
    flag: name => scalar<boolean>(name, 'boolean'),
    secret(name) {
      const held = value(name);
      if (held === undefined) return undefined;
      if (typeof held === 'string') return held;
      throw new AppError(
        'BAD_REQUEST',
        `-${name} is left to a prompt, and no one is asked here. Enter it in the form of the console, or leave the parameter out.`,
        { issues: [{ path: `parameters.${name}`, message: 'Enter the value.' }] },
      );
    },
    one: (name, kind) => many(name, kind)?.[0],
    many,
  };
}

function narrow<K extends ObjectKind>(piece: Piece, kind: K): Objects[K] {
  if (piece.kind !== kind) throw new TypeError(`A ${piece.kind} came where a ${kind} is taken`);
  return piece.object as Objects[K];
}

function nothingFound(ref: Ref, parameter: ParameterSpec): AppError {
  const asked = [...Object.values(ref.parameters), ...(ref.where ? [ref.where.equals] : [])]
    .map(String)
    .join(', ');
  return new AppError(
    'NOT_FOUND',
    `${ref.get} found nothing for ${asked === '' ? 'this question' : asked}, so -${parameter.name} has no value. Nothing was changed.`,
    { issues: [{ path: `parameters.${parameter.name}`, message: `Nothing found for ${asked}.` }] },
  );
}

function tooMany(parameter: ParameterSpec, count: number): AppError {
  return new AppError(
    'BAD_REQUEST',
    `-${parameter.name} takes one object and ${count} were found. Name it more closely, for example with -SourceDomain and -SourceAccountName.`,
    { issues: [{ path: `parameters.${parameter.name}`, message: `${count} were found; name one.` }] },
  );
}
