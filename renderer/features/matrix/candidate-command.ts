import type { Command } from '../../../shared/cmdlets/command.ts';
import type { Output } from '../../../shared/contract/registry.ts';
import { formOf, type RolePerson, setCommand } from '../roles/role-form.ts';

/**
 * Set-PAMRole that adds the person to the candidates of the role as it was read, or takes them off; null where the role has it so
 * already. The list is given whole, as the role's own form does.
 */
export function candidateCommand(
  role: Pick<Output<'roles.get'>, 'role' | 'people'>,
  person: RolePerson,
  add: boolean,
): Command | null {
  const base = formOf(role, []);
  const others = base.candidates.filter(({ user }) => user.id !== person.user.id);
  // Who is a candidate already keeps the place in the list.
  if (add && others.length < base.candidates.length) return null;
  return setCommand(base, { ...base, candidates: add ? [...others, person] : others });
}
