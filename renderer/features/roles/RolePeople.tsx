import type { Output } from '../../../shared/contract/registry.ts';
import { Chip } from '../../components/Chip.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { PersonName } from '../../components/PersonName.tsx';
import { NumberMark } from './PeoplePicker.tsx';
import { numberInWords } from './role-checks.ts';

type Person = Output<'roles.get'>['people'][number];

/** Candidates and approvers, with the number as it is read and what stands in their way. */
export function RolePeople({ data }: { data: Output<'roles.get'> }) {
  if (data.people.length === 0)
    return (
      <EmptyState icon="users" title="Nobody is in this role">
        Add candidates and approvers in its settings.
      </EmptyState>
    );
  return (
    <ul className="role-people">
      {data.people.map(person => (
        <li key={person.user.id}>
          <span className="role-person-head">
            <PersonName user={person.user} link />
            <span className="gate-marks">
              {person.candidate && <Chip icon="roles">Candidate</Chip>}
              {person.approver && <Chip icon="check">Approver</Chip>}
            </span>
          </span>
          <NumberMark person={person} />
          <Findings person={person} mfa={data.role.mfaEnabled} />
        </li>
      ))}
    </ul>
  );
}

function Findings({ person, mfa }: { person: Person; mfa: boolean }) {
  const findings = findingsOf(person, mfa);
  if (findings.length === 0) return null;
  return (
    <ul className="role-findings">
      {findings.map(text => (
        <li key={text} data-tone="warning">
          <Icon name="warning" size={14} /> {text}
        </li>
      ))}
    </ul>
  );
}

function findingsOf(person: Person, mfa: boolean): string[] {
  const { candidate, canDial, phone, user } = person;
  const findings: string[] = [];
  if (candidate && !canDial)
    findings.push(
      mfa
        ? `${numberInWords(person)} The role asks for a phone call, so an activation is refused.`
        : `${numberInWords(person)} It matters once the role asks for a phone call.`,
    );
  else if (phone.kind === 'number' && phone.ambiguous !== null) findings.push(numberInWords(person));
  if (!user.privAccountActive)
    findings.push(`The account ${user.privAccountName} is not active, so it cannot hold the role.`);
  return findings;
}
