import type { Given } from '../arguments.ts';
import type { CmdletName } from '../catalogue.ts';
import type { Command, Pipeline } from '../command.ts';
import type { CmdletShape } from '../spec.ts';
import type { Raw } from '../reader.ts';

/** Where something stands in the text of a script: offsets in UTF-16 units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const comparisons = [
  'eq',
  'ne',
  'gt',
  'ge',
  'lt',
  'le',
  'like',
  'notlike',
  'contains',
  'notcontains',
  'in',
  'notin',
] as const;
/** A comparison operator without its dash, in lower case. All compare texts without regard to case, as PowerShell does. */
export type Comparison = (typeof comparisons)[number];

/** One step from a value to what is in it. */
export type Step =
  | { readonly kind: 'property'; readonly name: string; readonly start: number }
  | { readonly kind: 'index'; readonly of: Expression; readonly start: number };

/** Operators of one level stand side by side and not inside each other, so that a long sum is no deep tree. */
export type Expression = Span &
  (
    | { readonly kind: 'literal'; readonly raw: Raw }
    | { readonly kind: 'text'; readonly parts: readonly (string | Expression)[] }
    /** `_` for what the pipe gives. In lower case. */
    | { readonly kind: 'variable'; readonly name: string }
    | { readonly kind: 'list'; readonly items: readonly Expression[] }
    /** `( )` and `$( )`: nothing, one value or a list; `@( )` is always a list. */
    | { readonly kind: 'group'; readonly body: Block; readonly list: boolean }
    | { readonly kind: 'steps'; readonly of: Expression; readonly steps: readonly Step[] }
    | { readonly kind: 'prefix'; readonly sign: 'not' | '-' | '+'; readonly of: Expression }
    | {
        readonly kind: 'operators';
        readonly first: Expression;
        readonly rest: readonly { readonly sign: Sign; readonly of: Expression }[];
      }
  );
export type Sign = Comparison | '+' | '-' | '*' | 'and' | 'or';

export type Block = readonly Statement[];

/** One cmdlet with what stands after it. */
export interface Invocation extends Span {
  readonly kind: 'cmdlet';
  readonly spec: CmdletShape;
  /** The cmdlet's name in the catalogue; null: one of PowerShell's that stands for a value (New-TimeSpan). */
  readonly cmdlet: CmdletName | null;
  readonly given: Given;
  /** The command, where nothing in it waits for the script to run; `where` is never set here. */
  readonly command: Command | null;
}

/** What a pipe joins. */
export type Stage =
  | Invocation
  | (Span &
      (
        | { readonly kind: 'expression'; readonly of: Expression }
        | { readonly kind: 'forEach'; readonly body: Block }
        | { readonly kind: 'where'; readonly body: Block }
        /** Select-Object, Sort-Object, Measure-Object and the like, read by their descriptions. */
        | { readonly kind: 'shaper'; readonly spec: CmdletShape; readonly given: Given }
      ));

export type Statement = Span &
  (
    | {
        readonly kind: 'assign';
        readonly name: string;
        readonly add: boolean;
        readonly value: readonly Stage[];
      }
    | { readonly kind: 'pipeline'; readonly stages: readonly Stage[] }
    | {
        readonly kind: 'if';
        readonly branches: readonly { readonly test: readonly Stage[]; readonly body: Block }[];
        readonly otherwise: Block;
      }
    | {
        readonly kind: 'foreach';
        readonly name: string;
        readonly over: readonly Stage[];
        readonly body: Block;
      }
  );

/** A script as it was read. Nothing in it was run or looked up. */
export interface Script {
  readonly text: string;
  readonly statements: Block;
  /** Every cmdlet of MIM PAM that is named anywhere in it. */
  readonly cmdlets: ReadonlySet<CmdletName>;
  /** True if a secret may stand in it as text: such a script is run, and never kept or repeated. */
  readonly secret: boolean;
  /** The same as a pipeline, where the script is one line of cmdlets whose values are all known; else null. */
  readonly pipeline: Pipeline | null;
}
