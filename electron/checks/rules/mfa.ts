import type { CheckId } from '../../../shared/domain/check-catalogue.ts';
import { backEndNotice, mfaBackEndNames } from '../../../shared/domain/mfa-settings.ts';
import type { MfaFinding } from '../../../shared/domain/mfa-views.ts';
import { localTime } from '../../activation/words.ts';
import { goTo, type Found, type Rule } from '../found.ts';

/** Microsoft's service behind the configured back end has ended. */
export const providerRetired: Rule = ({ mfa: { backEnd } }) => {
  const notice = backEndNotice(backEnd);
  if (notice.endedOn === null) return [];
  return [
    {
      check: 'provider-retired',
      object: { kind: 'mfa', id: `back-end ${backEnd}`, name: mfaBackEndNames[backEnd] },
      sentence: `${mfaBackEndNames[backEnd]} is configured. ${notice.text}`,
      fix: goTo('Open MFA settings', '/mfa/settings'),
    },
  ];
};

/** What the look at the MFA files finds, under the check that it belongs to. The rules are electron/mfa's own. */
export const mfaFiles: Rule = ({ mfa }) => mfa.findings.map(asFound);

/** The file's state is part of the object: another change of it is another finding, which no suppression of this one hides. */
export const settingsChangedOutside: Rule = ({ drift, timeZone }) =>
  drift.map(({ path, state, sentence, noticedAt }) => {
    const noticed =
      noticedAt === null ? '' : ` It was noticed on ${localTime(Date.parse(noticedAt), timeZone)}.`;
    return {
      check: 'settings-changed-outside',
      object: { kind: 'mfa', id: objectId(`changed ${state.slice(0, 16)}`, path), name: path },
      sentence: `${path} was changed outside the console. ${sentence}${noticed}`,
      fix: goTo('See what changed', '/mfa'),
    };
  });

function asFound(finding: MfaFinding): Found {
  const check = checkOf(finding);
  return {
    check,
    object: { kind: 'mfa', id: objectId(finding.id, finding.subject), name: finding.subject },
    sentence: finding.message,
    remedy: finding.remedy,
    fix: fixes[check] ?? goTo('Open MFA', '/mfa'),
  };
}

function checkOf({ id, severity }: MfaFinding): CheckId {
  if (id === 'unprotected-settings') return 'settings-readable-by-others';
  if (id.startsWith('unprotected-')) return 'mfa-file-readable-by-others';
  if (id === 'certificate-expired') return 'certificate-ended';
  if (id === 'certificate-expires-soon') return 'certificate-ends-soon';
  return (
    {
      error: 'mfa-settings-wrong',
      warning: 'mfa-settings-doubtful',
      information: 'mfa-settings-note',
    } as const
  )[severity];
}

const fixes: Partial<Record<CheckId, Found['fix']>> = {
  'settings-readable-by-others': goTo('Open protection', '/mfa/protection'),
  'mfa-file-readable-by-others': goTo('Open protection', '/mfa/protection'),
  'certificate-ended': goTo('Import credentials', '/mfa/import'),
  'certificate-ends-soon': goTo('Import credentials', '/mfa/import'),
};

/** Which finding about which file or element; a path is at most 4,096 characters. */
function objectId(finding: string, subject: string): string {
  return `${finding} ${subject}`.slice(0, 4200);
}
