import { withAsking } from './asking.ts';
import { configurationCmdlets } from './configuration.ts';
import { domainCmdlets } from './domains.ts';
import { groupCmdlets } from './groups.ts';
import { nearest } from './nearest.ts';
import { requestCmdlets } from './requests.ts';
import { roleCmdlets } from './roles.ts';
import { sessionCmdlets } from './session.ts';
import { setCmdlets } from './set-cmdlets.ts';
import type { CmdletShape, ObjectKind, ParameterSpec } from './spec.ts';
import { userCmdlets } from './users.ts';

export type { CmdletShape, ObjectKind, ParameterSpec, ParameterType } from './spec.ts';

const all = [
  ...userCmdlets,
  ...groupCmdlets,
  ...roleCmdlets,
  ...requestCmdlets,
  ...configurationCmdlets,
  ...domainCmdlets,
  ...setCmdlets,
  ...sessionCmdlets,
] as const;

/** The cmdlets of MIM PAM that the console runs, in Microsoft's spelling. */
export type CmdletName = (typeof all)[number]['name'];
/** Those that read and hand out objects: what a `Ref` can name. A session is made by no change. */
export type GetCmdletName = Extract<CmdletName, `Get-${string}` | 'New-PAMSession'>;

/** The one description of a cmdlet, from which forms, checks, the writer and the parser all derive. */
export interface CmdletSpec extends CmdletShape {
  readonly name: CmdletName;
}

/** Every cmdlet that the console runs, by area. */
export const catalogue: readonly CmdletSpec[] = all.map(withAsking);
/** Every cmdlet name, in Microsoft's spelling. */
export const cmdletNames: readonly CmdletName[] = all.map(spec => spec.name);

const byName = new Map<string, CmdletSpec>(catalogue.map(spec => [spec.name.toLowerCase(), spec]));

/** The cmdlet of this name, in any case; null where the console has none. */
export function findCmdlet(name: string): CmdletSpec | null {
  return byName.get(name.toLowerCase()) ?? null;
}

/** The description of a cmdlet whose name is known. */
export function cmdlet(name: CmdletName): CmdletSpec {
  const spec = byName.get(name.toLowerCase());
  if (spec === undefined) throw new TypeError(`${name} is not in the catalogue`);
  return spec;
}

/** True if this is the catalogue's own spelling of a cmdlet that reads and hands out objects. */
export function isGetCmdlet(name: string): name is GetCmdletName {
  const spec = findCmdlet(name);
  return spec !== null && spec.name === name && !spec.changes && spec.output !== null;
}

/** What a name that is no cmdlet here probably meant (null: nothing near), and why it is refused, as a sentence. */
export function explainUnknownCmdlet(name: string): { near: CmdletName | null; why: string } {
  const near = findCmdlet(nearest(name, cmdletNames) ?? '')?.name ?? null;
  return { near, why: 'Only the cmdlets of MIM PAM are run here.' };
}

/** The parameter of exactly this name, in the catalogue's spelling; undefined where the cmdlet has none. */
export function parameterNamed(spec: CmdletShape, name: string): ParameterSpec | undefined {
  return spec.parameters.find(parameter => parameter.name === name);
}

/** What a typed parameter name stands for. */
export type ParameterMatch =
  | { readonly kind: 'one'; readonly parameter: ParameterSpec }
  | { readonly kind: 'unsupported'; readonly name: string }
  | { readonly kind: 'ambiguous'; readonly names: readonly string[] }
  | { readonly kind: 'none'; readonly nearest: string | null };

/**
 * Finds a parameter as PowerShell does: in any case, and by any beginning of its name that fits only one parameter.
 * A whole name wins over a beginning. `typed` comes without the dash.
 */
export function matchParameter(spec: CmdletShape, typed: string): ParameterMatch {
  const wanted = typed.toLowerCase();
  const names = [...spec.parameters, ...(spec.unsupported ?? [])].map(parameter => parameter.name);
  const exact = names.filter(name => name.toLowerCase() === wanted);
  const beginning = names.filter(name => name.toLowerCase().startsWith(wanted));
  // A beginning that is clear in MIM stays clear: a parameter of the console's own does not make it ambiguous.
  const theirs = beginning.filter(name => parameterNamed(spec, name)?.ours !== true);
  const fitting = exact.length > 0 ? exact : theirs.length > 0 ? theirs : beginning;
  const [name] = fitting;
  if (name === undefined || wanted === '') return { kind: 'none', nearest: nearest(typed, names) };
  if (fitting.length > 1) return { kind: 'ambiguous', names: fitting };
  const parameter = parameterNamed(spec, name);
  return parameter === undefined ? { kind: 'unsupported', name } : { kind: 'one', parameter };
}

/** The Get- cmdlets that return objects of a kind, the plainest first. */
export function gettersOf(kind: ObjectKind): GetCmdletName[] {
  return catalogue
    .filter(spec => spec.output === kind)
    .map(spec => spec.name)
    .filter(isGetCmdlet);
}
