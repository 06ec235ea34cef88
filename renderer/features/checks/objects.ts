import type { CheckObject } from '../../../shared/domain/check.ts';

const folders: Partial<Record<CheckObject['kind'], string>> = {
  role: '/roles',
  user: '/users',
  request: '/requests',
};

/** Where an object has a page of its own; null for a file, or CORP. */
export function addressOf({ kind, id }: Pick<CheckObject, 'kind' | 'id'>): string | null {
  const folder = folders[kind];
  return folder === undefined ? null : `${folder}/${id}`;
}
