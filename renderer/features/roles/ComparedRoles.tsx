import { type RoleMarkName, roleMarkNames } from '../../../shared/domain/role-mark.ts';
import { comparedForms } from '../../components/compared-forms.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { type RoleForm, roleSpec } from './role-form.ts';

export interface RoleSide {
  name: string;
  form: RoleForm;
  marks: readonly RoleMarkName[];
}

export interface ComparedRolesProps {
  a: RoleSide;
  b: RoleSide;
  /** Whether what is the same is shown too. */
  all: boolean;
}

/** Two roles field by field in words; of a list who is in one only, and who in both. */
export function ComparedRoles({ a, b, all }: ComparedRolesProps) {
  const marks = { a: markWords(a), b: markWords(b) };
  const fields = [
    // The name is what tells the columns apart.
    ...comparedForms(roleSpec, a.form, b.form).filter(({ field }) => field !== 'displayName'),
    { field: 'marks', label: 'Mark of the console', same: marks.a === marks.b, value: marks },
  ];
  const shown = fields.filter(({ same }) => all || !same);
  if (shown.length === 0)
    return (
      <EmptyState icon="success" title="The two roles are the same but for their names">
        Turn on “Show what is the same too” to see what they hold.
      </EmptyState>
    );
  return (
    <div className="plain-frame">
      <table className="plain compared-roles" aria-label={`${a.name} and ${b.name} side by side`}>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">{a.name}</th>
            <th scope="col">{b.name}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ field, label, same, value }) =>
            'both' in value ? (
              <tr key={field} data-same={same}>
                <th scope="row">{label}</th>
                {same ? (
                  <td colSpan={2}>
                    <Names names={value.both} nobody="None in either" />
                  </td>
                ) : (
                  <>
                    <td>
                      <Only names={value.onlyA} both={value.both} />
                    </td>
                    <td>
                      <Only names={value.onlyB} both={value.both} />
                    </td>
                  </>
                )}
              </tr>
            ) : (
              <tr key={field} data-same={same}>
                <th scope="row">{label}</th>
                <td>{value.a}</td>
                <td>{value.b}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}

function markWords({ marks }: RoleSide): string {
  return marks.length === 0 ? 'none' : marks.map(mark => roleMarkNames[mark]).join(', ');
}

/** The part of a list that the other role has not, and below it what both have. */
function Only({ names, both }: { names: readonly string[]; both: readonly string[] }) {
  return (
    <>
      <p>
        {names.length === 0 ? (
          <span className="soft">None of its own</span>
        ) : (
          <>Only here: {names.join(', ')}</>
        )}
      </p>
      {both.length > 0 && <p className="soft">In both: {both.join(', ')}</p>}
    </>
  );
}

function Names({ names, nobody }: { names: readonly string[]; nobody: string }) {
  return names.length === 0 ? <span className="soft">{nobody}</span> : <>{names.join(', ')}</>;
}
