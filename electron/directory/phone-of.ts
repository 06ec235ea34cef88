import type { ConsoleConfiguration } from '../../shared/domain/configuration.ts';
import type { CorpEntry } from '../../shared/contract/forest.ts';

/**
 * The telephone number of a CORP entry: the first of the configured attributes that has one, as CORP writes it, without
 * white space around it; '' where none has. Which attribute MIM copies is unpublished, so it is configuration.
 */
export function phoneOf(
  entry: Pick<CorpEntry, 'mobile' | 'telephoneNumber'>,
  attributes: ConsoleConfiguration['phoneAttributes'],
): string {
  for (const attribute of attributes) {
    const number = entry[attribute].trim();
    if (number !== '') return number;
  }
  return '';
}
