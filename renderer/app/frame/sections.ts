import type { IconName } from '../../components/icon-paths.ts';

export interface Section {
  /** The first part of its addresses. */
  path: string;
  name: string;
  icon: IconName;
}

/** The pages of the navigation, in the order of Alt+1 to Alt+8. */
export const sections: readonly Section[] = [
  { path: '/', name: 'Overview', icon: 'overview' },
  { path: '/requests', name: 'Requests', icon: 'requests' },
  { path: '/roles', name: 'Roles', icon: 'roles' },
  { path: '/users', name: 'Users', icon: 'users' },
  { path: '/groups', name: 'Groups', icon: 'groups' },
  { path: '/mfa', name: 'MFA', icon: 'phone' },
  { path: '/history', name: 'History', icon: 'history' },
  { path: '/settings', name: 'Settings', icon: 'settings' },
];

/** The section that an address belongs to. */
export function sectionOf(pathname: string): Section | undefined {
  const first = `/${pathname.split('/')[1] ?? ''}`;
  return sections.find(section => section.path === first);
}
