import { refusedValues } from '../../../../shared/domain/mfa-values.ts';
import type { ImportValues } from './use-import.ts';

/** What is wrong with the two texts, by field. An empty country code is allowed: the file's own then stays. */
export function valueIssues({
  username,
  countryCode,
}: ImportValues): Partial<Record<keyof ImportValues, string>> {
  const issues: Partial<Record<keyof ImportValues, string>> = {};
  if (username.trim() === '')
    issues.username = 'Give a name: MIM wants the element filled. Any name will do.';
  for (const { element, message } of refusedValues({
    username: username.trim(),
    DefaultCountryCode: countryCode.trim(),
  }))
    issues[element === 'username' ? 'username' : 'countryCode'] = message;
  return issues;
}
