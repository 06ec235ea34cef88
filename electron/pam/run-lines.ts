import { writeCommand } from '../../shared/cmdlets/write.ts';
import type { Command, Pipeline } from '../../shared/cmdlets/command.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { CmdletLine, Expectation } from '../../shared/contract/cmdlets.ts';
import type { GroupId, RoleId, UserId } from '../../shared/domain/ids.ts';
import type { Store } from '../store/types.ts';
import { requireUnchanged } from './expect.ts';
import { type Base, runPipeline } from './invoke.ts';

/**
 * Runs lines one after another inside the caller's transaction. What any of them was made from must be the present version, before
 * the first is run. A refusal names the object of its line, and its issues begin with the line: `lines.2.parameters.TTL`.
 */
export function runLines(lines: readonly CmdletLine[], base: Base): void {
  const { store } = base;
  // Read before anything is run: a line may rename what it changes.
  const names = lines.map(line => nameOf(store, line));
  const each = (work: (line: CmdletLine) => void) =>
    lines.forEach((line, at) => {
      try {
        work(line);
      } catch (error) {
        throw error instanceof AppError ? named(error, names[at] ?? '', at, lines.length) : error;
      }
    });
  each(({ expects }) => {
    if (expects !== undefined) requireUnchanged(store, expects);
  });
  each(({ pipeline }) => void runPipeline(pipeline, base));
}

function named(error: AppError, name: string, at: number, of: number): AppError {
  const none = of === 1 ? '' : ` None of the ${of} changes was made.`;
  return new AppError(error.code, `${name}: ${error.message}${none}`, {
    issues: error.issues.map(issue => ({ ...issue, path: `lines.${at}.${issue.path}` })),
    cause: error,
  });
}

/** What a line changes, as its refusal calls it: by the object's name, else by the reference that stands in the line. */
function nameOf(store: Store, { pipeline, expects }: CmdletLine): string {
  return (expects === undefined ? undefined : storedName(store, expects)) ?? referenceOf(pipeline);
}

function storedName(store: Store, { kind, id }: Expectation): string | undefined {
  switch (kind) {
    case 'user': {
      const user = store.users.get(id as UserId);
      return user && `User ${user.sourceDisplayName || user.privAccountName}`;
    }
    case 'group': {
      const group = store.groups.get(id as GroupId);
      return group && `Group ${group.privDisplayName}`;
    }
    case 'role': {
      const role = store.roles.get(id as RoleId);
      return role && `Role ${role.displayName}`;
    }
    case 'trust':
    case 'corpDomain':
      return `Domain ${id}`;
    case 'pamConfiguration':
      return 'The PAM configuration';
  }
}

/** `Set-PAMRole (Get-PAMRole -DisplayName 'R')`: the first cmdlet with the objects that it names, and no value. */
function referenceOf([first]: Pipeline): string {
  if (first === undefined) return 'An empty line';
  const isReference = (value: Command['parameters'][string]) =>
    typeof value === 'object' && !Array.isArray(value) && 'get' in value;
  const parameters = Object.entries(first.parameters).filter(([, value]) => isReference(value));
  return writeCommand({ cmdlet: first.cmdlet, parameters: Object.fromEntries(parameters) });
}
