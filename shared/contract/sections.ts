/** The pages of the navigation, in its order: the window's rail, its palette and the shell's menu show the same. */
export const sectionPaths = [
  ['/', 'Overview'],
  ['/requests', 'Requests'],
  ['/explain', 'Explain'],
  ['/roles', 'Roles'],
  ['/users', 'Users'],
  ['/groups', 'Groups'],
  ['/matrix', 'Who may what'],
  ['/domains', 'Domains'],
  ['/sets', 'Sets'],
  ['/mfa', 'MFA'],
  ['/phones', 'Phones'],
  ['/checks', 'Checks'],
  ['/history', 'History'],
  ['/evidence', 'Evidence'],
  ['/past', 'As it was'],
  ['/reviews', 'Access reviews'],
  ['/scripts', 'Scripts'],
  ['/simulator', 'Simulator'],
  ['/transfer', 'Import and export'],
  ['/settings', 'Settings'],
] as const;
export type SectionPath = (typeof sectionPaths)[number][0];

/** The page that a group begins with, and the group's heading. A page that is named nowhere belongs to the group above it. */
const groupStarts: Partial<Record<SectionPath, string>> = {
  '/': 'Work',
  '/roles': 'Who and what',
  '/mfa': 'Safety',
  '/scripts': 'Tools',
  '/settings': 'Console',
};

/** The ten pages that are used most: Alt and 1 to 9, then 0. The palette leads to all of them. */
const keyed: readonly SectionPath[] = [
  '/',
  '/requests',
  '/explain',
  '/roles',
  '/users',
  '/groups',
  '/mfa',
  '/checks',
  '/history',
  '/settings',
];

/** The digit that goes to a page, with Alt; null for those that have none. */
export function sectionKey(path: SectionPath): string | null {
  const index = keyed.indexOf(path);
  return index === -1 ? null : String((index + 1) % 10);
}

/** Pages under the heading of their group, in their order. */
export function grouped<S extends { readonly path: string }>(
  sections: readonly S[],
): { heading: string; sections: S[] }[] {
  const groups: { heading: string; sections: S[] }[] = [];
  const starts: Partial<Record<string, string>> = groupStarts;
  for (const section of sections) {
    const heading = starts[section.path];
    const group = groups.at(-1);
    if (heading !== undefined || group === undefined)
      groups.push({ heading: heading ?? '', sections: [section] });
    else group.sections.push(section);
  }
  return groups;
}
