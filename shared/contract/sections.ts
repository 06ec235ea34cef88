/** The pages of the navigation, in its order: the window's rail, its keys and the shell's menu show the same. */
export const sectionPaths = [
  ['/', 'Overview'],
  ['/requests', 'Requests'],
  ['/explain', 'Explain'],
  ['/roles', 'Roles'],
  ['/users', 'Users'],
  ['/groups', 'Groups'],
  ['/domains', 'Domains'],
  ['/mfa', 'MFA'],
  ['/checks', 'Checks'],
  ['/phones', 'Phones'],
  ['/history', 'History'],
  ['/simulator', 'Simulator'],
  ['/scripts', 'Scripts'],
  ['/transfer', 'Import and export'],
  ['/settings', 'Settings'],
] as const;
export type SectionPath = (typeof sectionPaths)[number][0];

/** The key that goes to the page at this place, with Alt: 1 to 9, then 0; null for those that come after. */
export function sectionKey(index: number): string | null {
  return index < 9 ? String(index + 1) : index === 9 ? '0' : null;
}
