import type { Access } from '../contract/define.ts';

/** What a cmdlet of MIM PAM hands out or takes as an object: PAMUser, PAMGroup, and so on. */
export const objectKinds = [
  'user',
  'group',
  'role',
  'request',
  'requestToApprove',
  'roleForRequest',
  'session',
  'configuration',
  'set',
  'answer',
] as const;
export type ObjectKind = (typeof objectKinds)[number];
/** Those that a parameter takes. `answer` is the bare Boolean or String of a Test- cmdlet. */
export type InputKind = Exclude<ObjectKind, 'configuration' | 'answer'>;

/**
 * The type of a parameter, and how its value is held in a command:
 *
 * - string       text
 * - int          whole number in the range of Int32
 * - boolean      true or false
 * - switch       true; a switch that is off is left out
 * - timespan     whole seconds
 * - datetime     text as given: see `readDateTime` for what is understood
 * - secureString, credential  text from a form, or a `Prompt`
 * - enum         one of `values`
 * - an object kind  a `Ref` that says which object
 */
export type ParameterType =
  | 'string'
  | 'int'
  | 'boolean'
  | 'switch'
  | 'timespan'
  | 'datetime'
  | 'secureString'
  | 'credential'
  | 'enum'
  | InputKind;

/** One parameter of a cmdlet. */
export interface ParameterSpec {
  readonly name: string;
  readonly type: ParameterType;
  /** The names of an enum. */
  readonly values?: readonly string[];
  /** P# of Microsoft's reference: 1 is the first positional argument. Without it the parameter is given by name only. */
  readonly position?: number;
  /** Mandatory in every parameter set that it belongs to. */
  readonly mandatory?: boolean;
  /** The parameter sets that it belongs to; absent: all of them. */
  readonly sets?: readonly string[];
  /** Takes the objects that come through the pipe. */
  readonly pipeline?: boolean;
  /** Several values. */
  readonly list?: true;
  /** Never shown, logged or written into a line. */
  readonly secret?: true;
  /** An empty text is no secret: it takes the stored one away. */
  readonly clearable?: true;
  /** Why the console takes it and does nothing with it, as the end of a sentence. */
  readonly noEffect?: string;
  /** Ours, because Microsoft has published none: neither the name nor the position is known to be MIM's. */
  readonly ours?: true;
  /** What it does, with its unit. */
  readonly help: string;
}

/** A parameter that MIM has and the console does not offer: known, so that it can be refused by its name. */
export interface UnsupportedParameter {
  readonly name: string;
  readonly position?: number;
}

/** One cmdlet as the area files write it down; `CmdletSpec` of the catalogue is the same with the name narrowed. */
export interface CmdletShape {
  readonly name: string;
  /** What the operating-system user must hold in the console to run it. */
  readonly access: Access;
  /** Whether Microsoft ships it for administrators, or with the PAM client for those who ask and approve. */
  readonly kind: 'administrator' | 'requestor';
  /** What it hands to the next stage of a pipe; null: nothing. */
  readonly output: ObjectKind | null;
  /** True if it changes the store. */
  readonly changes: boolean;
  readonly summary: string;
  /** The parameter set that holds where several would do. */
  readonly defaultSet?: string;
  readonly parameters: readonly ParameterSpec[];
  readonly unsupported?: readonly UnsupportedParameter[];
}

/** True if this value of a parameter must not be shown, logged or written into a line. */
export function isSecret(parameter: ParameterSpec, value: unknown): boolean {
  return parameter.secret === true && !(parameter.clearable === true && value === '');
}

/** True if a parameter of this type takes an object, given as a `Ref`. */
export function isObjectKind(type: ParameterType): type is InputKind {
  return (objectKinds as readonly string[]).includes(type);
}
