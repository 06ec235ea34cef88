import type { CheckArea, CheckSeverity } from './check.ts';

interface CheckKind {
  severity: CheckSeverity;
  area: CheckArea;
  /** What is wrong, in a few words. */
  title: string;
  /** The rest of a sentence that begins with a number above one: `3 roles ask for an approval …`. */
  several: string;
  /** Why it matters. */
  means: string;
  /** What to do; a finding may know better. */
  remedy: string;
}

/** Every check by its id, in order of harm within its severity. An id is never used again for something else. */
export const checkCatalogue = {
  'approval-without-approver': {
    severity: 'error',
    area: 'roles',
    title: 'Approval without an approver',
    several: 'roles ask for an approval and have no approver.',
    means: 'Nobody can approve, so every request for the role is refused.',
    remedy: 'Add an approver to the role, or take the approval away.',
  },
  'approval-nobody-decides': {
    severity: 'error',
    area: 'roles',
    title: 'A candidate on whose request nobody may decide',
    several: 'roles have a candidate on whose request nobody may decide.',
    means:
      'An approver’s account must be active, and nobody decides on a request of their own: these requests are refused.',
    remedy: 'Add an approver to the role whose account is active.',
  },
  'request-nobody-decides': {
    severity: 'error',
    area: 'requests',
    title: 'A request that nobody may decide',
    several: 'requests wait for an approval that nobody can give.',
    means: 'The approvers were taken off the role, or deactivated, while the request waited; it will lapse.',
    remedy: 'Add an approver to the role.',
  },
  'tier-0-without-gate': {
    severity: 'error',
    area: 'roles',
    title: 'Tier 0 without a gate',
    several: 'roles marked tier 0 ask neither for a phone call nor for an approval.',
    means: 'Whoever holds a candidate’s session holds the forest: nothing asks a second time.',
    remedy: 'Let the role ask for a phone call or for an approval.',
  },
  'ttl-outside-limits': {
    severity: 'error',
    area: 'roles',
    title: 'TTL outside the PAM configuration',
    several: 'roles have a TTL outside the limits of the PAM configuration.',
    means: 'A request for the role’s own TTL is refused; only another duration can be asked for, if any.',
    remedy: 'Bring the TTL within the limits, or change them with Set-PAMConfiguration.',
  },
  'window-never-open': {
    severity: 'error',
    area: 'roles',
    title: 'Availability window that is never open',
    several: 'roles have an availability window that is never open.',
    means: 'The window’s end is not after its beginning, so every request is refused.',
    remedy: 'Set the end after the beginning. MIM has no window over midnight.',
  },
  'role-gives-nothing': {
    severity: 'error',
    area: 'roles',
    title: 'No group of the role is active',
    several: 'roles have only groups that are not active for activation.',
    means: 'Every request for the role is refused, because it would give no membership.',
    remedy: 'Activate a group with Set-PAMGroup -Active, or give the role another.',
  },
  'mfa-candidate-not-callable': {
    severity: 'error',
    area: 'users',
    title: 'MFA, and a candidate who cannot be called',
    several: 'candidates of roles with MFA cannot be called.',
    means: 'The roles that ask for a phone call refuse this candidate.',
    remedy: 'Set a telephone number that can be dialled.',
  },
  'corp-account-gone': {
    severity: 'error',
    area: 'users',
    title: 'CORP account is gone',
    several: 'users have no account in CORP any more, and an active one in PRIV.',
    means: 'Who left CORP keeps the account in PRIV, and can activate roles with it.',
    remedy: 'Deactivate the PRIV account, or correct the CORP account’s name.',
  },
  'corp-account-disabled': {
    severity: 'error',
    area: 'users',
    title: 'CORP account is disabled',
    several: 'users have a disabled account in CORP, and an active one in PRIV.',
    means: 'Disabling the account in CORP did not disable the one in PRIV.',
    remedy: 'Deactivate the PRIV account until CORP’s is enabled again.',
  },
  'settings-readable-by-others': {
    severity: 'error',
    area: 'mfa',
    title: 'MfaSettings.xml is open to others',
    several: 'settings files are open to others.',
    means: 'The file holds the keys and the certificate’s password: whoever reads it can call as this site.',
    remedy: 'Repair the protection: the console takes the rights of others away.',
  },
  'mfa-file-readable-by-others': {
    severity: 'error',
    area: 'mfa',
    title: 'An MFA file or folder is open to others',
    several: 'MFA files or folders are open to others.',
    means: 'Backups, the certificate and the ZIP hold the same secrets as the settings file.',
    remedy: 'Repair the protection: the console takes the rights of others away.',
  },
  'certificate-ended': {
    severity: 'error',
    area: 'mfa',
    title: 'The certificate has ended',
    several: 'certificates have ended.',
    means: 'Calls with an ended certificate are refused.',
    remedy: 'Import a new credential ZIP.',
  },
  'mfa-settings-wrong': {
    severity: 'error',
    area: 'mfa',
    title: 'MFA settings are wrong',
    several: 'things are wrong with the MFA settings.',
    means: 'The MIM Service cannot make calls with the settings as they are.',
    remedy: 'Correct the settings.',
  },
  'only-owner-is-only-candidate': {
    severity: 'warning',
    area: 'roles',
    title: 'The only owner is the only candidate',
    several: 'roles have one candidate, who is also the only owner.',
    means: 'An owner’s own request is approved at once, so the approval is no second pair of eyes.',
    remedy: 'Add an approver who is no candidate.',
  },
  'number-changed-then-activated': {
    severity: 'warning',
    area: 'users',
    title: 'Number changed, role activated within a day',
    several: 'users activated a role within a day of a change of their number.',
    means:
      'Who takes over a telephone number passes the phone call: a change right before a use is how it looks.',
    remedy: 'Ask the user in person whether the number and the activation are theirs.',
  },
  'mfa-candidate-shared-number': {
    severity: 'warning',
    area: 'users',
    title: 'MFA with a number that others have too',
    several: 'candidates of roles with MFA share their number with somebody.',
    means: 'Whoever has the telephone passes the call for each of them.',
    remedy: 'Give each person a number of their own.',
  },
  'ttl-above-limit': {
    severity: 'warning',
    area: 'roles',
    title: 'Long TTL',
    several: 'roles last longer than the limit of the checks.',
    means: 'The longer a membership lasts, the longer a stolen session is worth something.',
    remedy: 'Shorten the TTL, or raise the limit in the console’s configuration.',
  },
  'window-shorter-than-ttl': {
    severity: 'warning',
    area: 'roles',
    title: 'Window shorter than the TTL',
    several: 'roles have a window shorter than their TTL.',
    means: 'The window is checked at the start only: an activation always outlasts it.',
    remedy: 'Shorten the TTL to the window, or widen the window.',
  },
  'role-without-privileges': {
    severity: 'warning',
    area: 'roles',
    title: 'Role without privileges',
    several: 'roles have no privileges.',
    means: 'The role can be activated and gives no membership.',
    remedy: 'Add a group to the role, or remove the role.',
  },
  'role-without-candidates': {
    severity: 'warning',
    area: 'roles',
    title: 'Role without candidates',
    several: 'roles have no candidates.',
    means: 'Nobody can activate the role, also not when it is needed.',
    remedy: 'Add a candidate to the role, or remove the role.',
  },
  'priv-account-naming': {
    severity: 'warning',
    area: 'users',
    title: 'PRIV account breaks the naming',
    several: 'PRIV accounts do not begin with the configured prefix.',
    means: 'Without the prefix the account cannot be told from one of CORP in a log.',
    remedy: 'Rename the PRIV account, or change the prefix with Set-PAMConfiguration.',
  },
  'provider-retired': {
    severity: 'warning',
    area: 'mfa',
    title: 'The phone provider is retired',
    several: 'phone providers are retired.',
    means: 'Microsoft’s service behind the configured back end has ended: calls through it are not answered.',
    remedy: 'Switch to a custom phone provider.',
  },
  'certificate-ends-soon': {
    severity: 'warning',
    area: 'mfa',
    title: 'The certificate ends soon',
    several: 'certificates end soon.',
    means: 'After its end calls are refused.',
    remedy: 'Import a new credential ZIP before then.',
  },
  'settings-changed-outside': {
    severity: 'warning',
    area: 'mfa',
    title: 'Settings file changed outside the console',
    several: 'MFA files were changed outside the console.',
    means: 'The settings file or the certificate is not as it was known, and nobody says who changed it.',
    remedy: 'Look at what changed: adopt it, restore the known version, or ignore it with a reason.',
  },
  'mfa-settings-doubtful': {
    severity: 'warning',
    area: 'mfa',
    title: 'MFA settings are doubtful',
    several: 'things are doubtful about the MFA settings.',
    means: 'Calls may fail, or go another way than they seem to.',
    remedy: 'Look at the settings.',
  },
  'corp-unreadable': {
    severity: 'warning',
    area: 'corp',
    title: 'CORP cannot be read',
    several: 'directories cannot be read.',
    means: 'Accounts that are gone and numbers that changed are not noticed.',
    remedy: 'Bring the directory file up to date.',
  },
  'fewer-than-two-candidates': {
    severity: 'notice',
    area: 'roles',
    title: 'Fewer than two candidates',
    several: 'roles have one candidate only.',
    means: 'While that person is away nobody can activate the role.',
    remedy: 'Add a second candidate.',
  },
  'role-unused': {
    severity: 'notice',
    area: 'roles',
    title: 'Role not used for long',
    several: 'roles were not used for long.',
    means: 'A right that nobody uses is a right that nobody misses, until somebody finds it.',
    remedy: 'Remove the role, or take its candidates off.',
  },
  'candidate-not-callable': {
    severity: 'notice',
    area: 'users',
    title: 'A candidate who cannot be called',
    several: 'candidates of roles without MFA cannot be called.',
    means: 'None of the user’s roles asks for a phone call now; one that is to ask would be refused.',
    remedy: 'Set a telephone number that can be dialled.',
  },
  'mfa-settings-note': {
    severity: 'notice',
    area: 'mfa',
    title: 'MFA settings are unusual',
    several: 'things are unusual about the MFA settings.',
    means: 'It may be meant so.',
    remedy: 'Look at the settings.',
  },
} as const satisfies Record<string, CheckKind>;

export type CheckId = keyof typeof checkCatalogue;

/** The ids in order of harm: by severity, then as the catalogue has them. */
export const checkIds = Object.keys(checkCatalogue) as [CheckId, ...CheckId[]];

export function checkKind(id: CheckId): CheckKind {
  return checkCatalogue[id];
}
