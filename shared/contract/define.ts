import type { z } from 'zod';

/** What the operating-system user may do in the console, each including the one before. Enforced by the router. */
export const accessLevels = ['read', 'operate', 'administer'] as const;
export type Access = (typeof accessLevels)[number];

/** True if someone who holds `held` may do what needs `needed`. */
export function allows(held: Access, needed: Access): boolean {
  return accessLevels.indexOf(held) >= accessLevels.indexOf(needed);
}

/**
 * One call across the bridge. Inputs are `z.strictObject`s: an extra key is refused. Outputs are plain `z.object`s: the
 * router parses each reply with them, so a field that the schema does not name never reaches the page.
 */
export interface CommandSpec<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly input: I;
  readonly output: O;
  /** The right that a call needs; for a call that carries a cmdlet, of what it carries. */
  readonly access: Access | AccessRule<I>;
}

/** Written as a method, so that a command with its own input still is a member of a `Contract`; the router calls it only with what that command's input schema made. */
type AccessRule<I extends z.ZodType> = { rule(input: z.output<I>): Access }['rule'];

/** Declares a command. Without input schema, output schema and access it does not compile. */
export function command<I extends z.ZodType, O extends z.ZodType>(
  spec: CommandSpec<I, O>,
): CommandSpec<I, O> {
  return spec;
}

/** The right that a call with this (already parsed) input needs. */
export function neededAccess<I extends z.ZodType>(
  spec: Pick<CommandSpec<I>, 'access'>,
  input: z.output<I>,
): Access {
  return typeof spec.access === 'function' ? spec.access(input) : spec.access;
}

/** A record of commands. The input of a member is only known to the router as what its own schema made of it. */
export type Contract = Record<string, CommandSpec>;
export type InputOf<S extends CommandSpec> = z.output<S['input']>;
/** What the caller passes: fields with a default may be left out. */
export type RequestOf<S extends CommandSpec> = z.input<S['input']>;
export type OutputOf<S extends CommandSpec> = z.output<S['output']>;

/** Who calls, as the router knows it: never taken from the input. */
export interface Caller {
  /** The operating-system user, for example `WORKSTATION\pat` or `pat`. */
  osUser: string;
  access: Access;
  /** The PRIV account on whose behalf the caller acts by default, `PRIV\PRIV.Pat`, or null where none is mapped. */
  as: string | null;
}

/** The handlers of a contract: the one shape that the main process and the fakes of the tests implement. */
export type Handlers<C extends Contract> = {
  [K in keyof C]: (input: InputOf<C[K]>, caller: Caller) => OutputOf<C[K]> | Promise<OutputOf<C[K]>>;
};
