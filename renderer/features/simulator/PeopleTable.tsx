import { useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { Scenario } from '../../../shared/domain/scenario.ts';
import { Section } from '../../components/Section.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { counted } from '../../components/words.ts';
import { shownOf } from './shown.ts';

const marks = [
  { name: 'asks', label: 'Asks for roles' },
  { name: 'decides', label: 'Decides as an owner' },
  { name: 'callable', label: 'Can be called' },
  { name: 'active', label: 'Account active' },
] as const;

/** The people of the scenario: who asks, who is there to decide, who can be called. */
export function PeopleTable() {
  const { control, register } = useFormContext<Scenario>();
  const people = useWatch({ control, name: 'people' });
  const [text, setText] = useState('');
  const { rows, matching } = shownOf(people, text, ({ name, account }) => `${name} ${account}`);
  return (
    <Section
      title="People"
      level={2}
      help={`${counted(people.length, 'person', 'people')}. Take a mark off to try what happens while somebody is away, or has no number that can be dialled.`}
    >
      <div className="scenario-search">
        <TextInput
          label="Find a person"
          value={text}
          onChange={event => setText(event.target.value)}
          help={`${rows.length.toLocaleString('en')} of ${counted(matching, 'person', 'people')} shown.`}
        />
      </div>
      <div className="plain-frame scenario-people">
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">Person</th>
              {marks.map(({ name, label }) => (
                <th key={name} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ item: person, index }) => (
              <tr key={person.account}>
                <th scope="row">
                  {person.name} <span className="soft">{person.account}</span>
                </th>
                {marks.map(({ name, label }) => (
                  <td key={name}>
                    <input
                      type="checkbox"
                      aria-label={`${label}: ${person.name}`}
                      {...register(`people.${index}.${name}`)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
