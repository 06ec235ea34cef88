import type { PamConfiguration } from '../../shared/domain/configuration.ts';
import type { RightsEnd } from '../../shared/domain/explanation.ts';
import type { Verdict } from '../../shared/domain/gate.ts';
import { stepsAfterStart, stepsAtEnd } from '../../shared/domain/elevation.ts';
import type { User } from '../../shared/domain/user.ts';
import { usableGroups, type Question } from './question.ts';
import { localTime } from './words.ts';

const hour = 3_600_000;
/** User ticket lifetime: the walkthrough sets 1 hour in PRIV's policy (Step 2); Windows' own default is 10 hours. */
const walkthroughTicket = hour;
const windowsTicket = 10 * hour;

/**
 * When rights end for good (docs/mim-facts.md, elevation). The membership ends on time at either level; a Kerberos ticket that
 * was issued before its end carries the group's SID until the ticket ends, unless Active Directory capped it.
 */
export function rightsEnd(
  question: Question,
  verdict: Pick<Verdict, 'outcome' | 'memberUntil'>,
  functionality: PamConfiguration['forestFunctionality'],
): RightsEnd | null {
  if (verdict.outcome === 'refused' || verdict.outcome === 'closed') return null;
  const { memberUntil } = verdict;
  const groups = usableGroups(question.privileges).map(group => group.privDisplayName);
  const capped = functionality === 'DS_BEHAVIOR_WIN2015';
  const at = (moment: number) => localTime(moment, question.timeZone);
  const until = capped ? memberUntil : memberUntil + walkthroughTicket;
  const untilByDefault = capped ? memberUntil : memberUntil + windowsTicket;
  const sentence =
    groups.length === 0
      ? 'The role gives no membership, so no ticket carries one.'
      : capped
        ? `At level Windows Server 2016, Active Directory ends the membership itself and caps the Kerberos ticket to the remaining time: no ticket carries it after ${at(memberUntil)}.`
        : `At level Windows Server 2012 R2, the PAM Component Service takes the account out at ${at(memberUntil)}, and a Kerberos ticket issued before lasts on: until ${at(until)} at the latest where PRIV’s policy gives tickets 1 hour, as the walkthrough sets it, and until ${at(untilByDefault)} with Windows’ default of 10 hours.`;
  return {
    groups,
    membership: memberUntil,
    functionality,
    ticket: { capped, until, untilByDefault, sentence },
    steps: groups.length === 0 ? [] : steps(question.user, capped),
  };
}

function steps({ privUserPrincipalName }: User, capped: boolean): RightsEnd['steps'] {
  return [
    ...stepsAfterStart(privUserPrincipalName).map(step => ({ when: 'after the start' as const, ...step })),
    ...stepsAtEnd(capped).map(step => ({ when: 'at the end' as const, ...step })),
  ];
}
