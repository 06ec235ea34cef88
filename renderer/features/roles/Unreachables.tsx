import { Link } from 'react-router';
import { Notice } from '../../components/Notice.tsx';
import { numberInWords, unreachableOf } from './role-checks.ts';
import { personName, type RoleForm, type RolePerson } from './role-form.ts';

/** Candidates of a role with a phone call who cannot be called: in the way of a save, or a finding. Each links to the user. */
export function Unreachables({ base, form }: { base: RoleForm | null; form: RoleForm }) {
  const { refused, known } = unreachableOf(base, form);
  return (
    <>
      {refused.length > 0 && (
        <Notice tone="error" title="A phone call cannot be asked of everybody" live>
          <People people={refused} />
          <p>Give each a number that can be called, or take them off the candidates.</p>
        </Notice>
      )}
      {known.length > 0 && (
        <Notice tone="warning" title="Candidates who cannot be called">
          <People people={known} />
          <p>Their activations are refused until they have a number. Other changes can be saved.</p>
        </Notice>
      )}
    </>
  );
}

function People({ people }: { people: readonly RolePerson[] }) {
  return (
    <ul className="issue-list">
      {people.map(person => (
        <li key={person.user.id}>
          <Link to={`/users/${person.user.id}`}>{personName(person)}</Link>: {numberInWords(person)}
        </li>
      ))}
    </ul>
  );
}
