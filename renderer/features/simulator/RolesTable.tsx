import { useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { Scenario, ScenarioRole } from '../../../shared/domain/scenario.ts';
import { durationInWords } from '../../../shared/domain/words.ts';
import { Section } from '../../components/Section.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { counted, listWords } from '../../components/words.ts';
import { numberOf } from './NumberField.tsx';
import { shownOf } from './shown.ts';

/** The roles of the scenario: how often each is asked for, and what stands before it. */
export function RolesTable() {
  const { control, register, formState } = useFormContext<Scenario>();
  const roles = useWatch({ control, name: 'roles' });
  const [text, setText] = useState('');
  const { rows, matching } = shownOf(roles, text, ({ name }) => name);
  return (
    <Section
      title="Roles"
      level={2}
      help="The share says how often a role is asked for beside the others; 0 is never. What else a role asks can be tried here without touching the role itself."
    >
      {roles.length > rows.length || text !== '' ? (
        <div className="scenario-search">
          <TextInput
            label="Find a role"
            value={text}
            onChange={event => setText(event.target.value)}
            help={`${counted(rows.length, 'role')} of ${matching.toLocaleString('en')} shown.`}
          />
        </div>
      ) : null}
      <div className="plain-frame">
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">Role</th>
              <th scope="col">Share</th>
              <th scope="col">Phone call</th>
              <th scope="col">Approval</th>
              <th scope="col">Lasts</th>
              <th scope="col">Who</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ item: role, index }) => (
              <tr key={role.name}>
                <th scope="row">{role.name}</th>
                <td>
                  <input
                    className="scenario-number figures"
                    inputMode="numeric"
                    autoComplete="off"
                    aria-label={`Share of ${role.name}`}
                    aria-invalid={formState.errors.roles?.[index]?.share !== undefined}
                    {...register(`roles.${index}.share`, { setValueAs: numberOf })}
                  />
                </td>
                <td>
                  <input
                    type="checkbox"
                    aria-label={`Phone call for ${role.name}`}
                    {...register(`roles.${index}.mfaEnabled`)}
                  />
                </td>
                <td>
                  <input
                    type="checkbox"
                    aria-label={`Approval for ${role.name}`}
                    {...register(`roles.${index}.approvalEnabled`)}
                  />
                </td>
                <td>{durationInWords(role.ttl)}</td>
                <td>{whoWords(role)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function whoWords({ candidates, approvers, window }: ScenarioRole): string {
  const parts = [counted(candidates.length, 'candidate')];
  if (approvers.length > 0) parts.push(counted(approvers.length, 'owner'));
  if (window !== null) parts.push(`from ${window.from ?? '00:00'} to ${window.to ?? '24:00'}`);
  return listWords(parts);
}
