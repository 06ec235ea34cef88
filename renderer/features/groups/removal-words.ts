import type { Group } from '../../../shared/domain/group.ts';

/** What goes and what stays when a group that nothing uses is removed. A group of PRIV alone stands for none in CORP. */
export function removalWords({ privOnly }: Pick<Group, 'privOnly'>): string {
  const corp = privOnly ? '' : 'The CORP group stays as it is. ';
  return `No role gives it and nobody is in it. ${corp}This cannot be undone; the history of the group stays.`;
}
