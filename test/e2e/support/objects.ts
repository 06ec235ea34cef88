import type { RoleId, UserId } from '../../../shared/domain/ids.ts';
import type { TestConsole } from './console.ts';

// Objects of the sample forest by their names, asked for over the bridge as a page would.

export async function roleIdOf(console: TestConsole, displayName: string): Promise<RoleId> {
  const { rows } = await console.call('roles.list', { search: displayName, page: {} });
  const found = rows.find(({ role }) => role.displayName === displayName);
  if (found === undefined) throw new Error(`The sample forest has no role ${displayName}.`);
  return found.role.id;
}

export async function userIdOf(console: TestConsole, privAccountName: string): Promise<UserId> {
  const { rows } = await console.call('users.list', { search: privAccountName, page: {} });
  const found = rows.find(({ user }) => user.privAccountName === privAccountName);
  if (found === undefined) throw new Error(`The sample forest has no user ${privAccountName}.`);
  return found.user.id;
}
