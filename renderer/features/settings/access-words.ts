import type { Access } from '../../../shared/contract/define.ts';

/** The levels in words, each including the one before. */
export const accessWords: Record<Access, { name: string; meaning: string }> = {
  read: { name: 'Read', meaning: 'sees everything but secrets, changes nothing' },
  operate: { name: 'Operate', meaning: 'raises, decides and closes requests' },
  administer: { name: 'Administer', meaning: 'changes users, groups, roles, MFA and settings' },
};
