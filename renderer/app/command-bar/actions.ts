import type { Offer } from './offers.ts';

const action = (
  name: string,
  detail: string,
  icon: Offer['icon'],
  to: string,
  also: readonly string[] = [],
): Offer => ({ kind: 'action', key: `action ${name}`, name, detail, icon, to, also });

/** What a person comes to do, beyond looking at a page. Where a right is missing the page says so, and who can help. */
export const actions: readonly Offer[] = [
  action('Request a role', 'For yourself or somebody else', 'requests', '/requests/new', [
    'Activate role',
    'New request',
  ]),
  action('Decide requests', 'Those that wait for your decision', 'check', '/requests/approvals', [
    'Approve',
    'Reject',
  ]),
  action('New role', 'Who may join which groups, for how long', 'roles', '/roles/new', ['New-PAMRole']),
  action('New user', 'A PRIV account for a CORP user', 'users', '/users/new', ['New-PAMUser']),
  action('New group', 'A PRIV group for a CORP group', 'groups', '/groups/new', ['New-PAMGroup']),
  action('Import MFA credentials', 'The ZIP of the certificate and its keys', 'phone', '/mfa/import', [
    'Certificate',
    'ZIP',
  ]),
  action('MFA settings', 'MfaSettings.xml, text by text', 'phone', '/mfa/settings', ['MfaSettings.xml']),
  action('Restore MFA settings', 'A backup of MfaSettings.xml', 'phone', '/mfa/backups', ['Backup']),
  action(
    'Import users from a file',
    'CSV of users and their telephone numbers',
    'transfer',
    '/transfer/users',
    ['CSV', 'Telephone numbers'],
  ),
  action('Compare with MIM', 'What MIM has beside this forest', 'transfer', '/transfer/mim'),
  action(
    'Export the configuration',
    'Rights, settings, users, groups and roles as one file',
    'transfer',
    '/transfer/configuration',
  ),
  action('Start a drill', 'A copy of the forest in which nothing is real', 'bars', '/simulator/drill'),
  action('Rights of this console', 'Who may read, operate, administer', 'settings', '/settings/access', [
    'Access',
  ]),
  action('Time zone and console settings', 'Of this forest', 'settings', '/settings/console'),
  action('CORP directory', 'Where users and numbers are looked up', 'settings', '/settings/corp'),
  action('Keyboard shortcuts', 'The keys of the window', 'question', '/shortcuts', ['Help']),
];
