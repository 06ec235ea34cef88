import type { FieldValues, Path, UseFormSetError } from 'react-hook-form';
import type { Issue } from '../../shared/contract/errors.ts';
import type { CallError } from './client.ts';

/**
 * Puts each issue of a refusal at its field and answers those that no field takes, for the notice above the form.
 * `fieldOf` maps an issue's path (`parameters.TTL`) to a field's name, or undefined.
 */
export function applyIssues<T extends FieldValues>(
  error: CallError,
  setError: UseFormSetError<T>,
  fieldOf: (path: string) => Path<T> | undefined,
): Issue[] {
  const rest: Issue[] = [];
  for (const issue of error.issues) {
    const field = fieldOf(issue.path);
    if (field === undefined) rest.push(issue);
    else setError(field, { type: 'refused', message: issue.message }, { shouldFocus: rest.length === 0 });
  }
  return rest;
}
