import { grouped, sectionKey, sectionPaths, type SectionPath } from '../../../shared/contract/sections.ts';
import type { IconName } from '../../components/icon-paths.ts';

export interface Section {
  /** The first part of its addresses. */
  path: string;
  name: string;
  icon: IconName;
  /** With Alt; null where the page has no digit of its own. */
  key: string | null;
}

const icons: Record<SectionPath, IconName> = {
  '/': 'overview',
  '/requests': 'requests',
  '/explain': 'question',
  '/roles': 'roles',
  '/users': 'users',
  '/groups': 'groups',
  '/matrix': 'matrix',
  '/sets': 'list',
  '/domains': 'domains',
  '/mfa': 'phone',
  '/checks': 'check',
  '/phones': 'handset',
  '/history': 'history',
  '/evidence': 'lock',
  '/past': 'clock',
  '/reviews': 'edit',
  '/simulator': 'bars',
  '/scripts': 'terminal',
  '/transfer': 'transfer',
  '/settings': 'settings',
};

/** The pages of the navigation, in its order. */
export const sections: readonly Section[] = sectionPaths.map(([path, name]) => ({
  path,
  name,
  icon: icons[path],
  key: sectionKey(path),
}));

/** The same under the headings of their groups. */
export const sectionGroups = grouped(sections);

/** The section that an address belongs to. */
export function sectionOf(pathname: string): Section | undefined {
  const first = `/${pathname.split('/')[1] ?? ''}`;
  return sections.find(section => section.path === first);
}
