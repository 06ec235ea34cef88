import { DurationInput } from '../../components/DurationInput.tsx';
import { Section } from '../../components/Section.tsx';
import { SelectInput } from '../../components/SelectInput.tsx';
import type { ManyEdit } from './many-edit.ts';
import { PeoplePicker } from './PeoplePicker.tsx';
import { type Limits, limitsInWords } from './role-checks.ts';
import { TimeInput } from './TimeInput.tsx';

export interface EditRolesFieldsProps {
  edit: ManyEdit;
  onEdit: (change: Partial<ManyEdit>) => void;
  issues: { candidates: string | undefined; approvers: string | undefined };
  limits: Limits;
  timeZone: string;
}

const asIs = { value: '', label: 'Leave as it is' };
const switchOptions = [asIs, { value: 'on', label: 'Turn on' }, { value: 'off', label: 'Turn off' }];
const switchValue = (on: boolean | null) => (on === null ? '' : on ? 'on' : 'off');
const switched = (value: string) => (value === '' ? null : value === 'on');
const nobody = 'Nobody: left as it is.';

/** What can be done to several roles at once. Every field is left as it is until it is given something to do. */
export function EditRolesFields({ edit, onEdit, issues, limits, timeZone }: EditRolesFieldsProps) {
  const { ttl, window } = edit;
  return (
    <>
      <Section title="Duration and gates" level={2}>
        <div className="role-fields">
          <SelectInput
            label="Longest activation"
            value={ttl === null ? '' : 'set'}
            options={[asIs, { value: 'set', label: 'Set to' }]}
            onChange={event => onEdit({ ttl: event.target.value === '' ? null : limits.roleDefaultDuration })}
          />
          {ttl !== null && (
            <div className="role-indent">
              <DurationInput
                label="Set to"
                value={ttl}
                onChange={seconds => onEdit({ ttl: seconds })}
                help={`The PAM configuration allows ${limitsInWords(limits)}.`}
              />
            </div>
          )}
          <SelectInput
            label="Phone call (MFA)"
            value={switchValue(edit.mfaEnabled)}
            options={switchOptions}
            onChange={event => onEdit({ mfaEnabled: switched(event.target.value) })}
          />
          <SelectInput
            label="Approval"
            value={switchValue(edit.approvalEnabled)}
            options={switchOptions}
            onChange={event => onEdit({ approvalEnabled: switched(event.target.value) })}
          />
          <SelectInput
            label="Availability window"
            value={window === null ? '' : window === 'off' ? 'off' : 'on'}
            options={[
              asIs,
              { value: 'on', label: 'Only between two times' },
              { value: 'off', label: 'Turn off' },
            ]}
            onChange={({ target: { value } }) =>
              onEdit({
                window: value === '' ? null : value === 'off' ? 'off' : { from: '08:00', to: '18:00' },
              })
            }
          />
          {window !== null && window !== 'off' && (
            <div className="role-indent">
              <div className="form-row">
                <TimeInput
                  label="From"
                  value={window.from}
                  onChange={from => onEdit({ window: { ...window, from } })}
                />
                <TimeInput
                  label="To"
                  value={window.to}
                  onChange={to => onEdit({ window: { ...window, to } })}
                />
              </div>
              <p className="field-help">On the forest’s clock ({timeZone}), from inclusive, to exclusive.</p>
            </div>
          )}
        </div>
      </Section>
      <Section title="Candidates" level={2}>
        <div className="role-fields">
          <PeoplePicker
            label="Candidates to add"
            people={edit.addCandidates}
            onChange={addCandidates => onEdit({ addCandidates })}
            help="Each becomes a candidate of every chosen role."
            error={issues.candidates}
            nobody={nobody}
            numbers
          />
          <PeoplePicker
            label="Candidates to take off"
            people={edit.removeCandidates}
            onChange={removeCandidates => onEdit({ removeCandidates })}
            help="Taken off wherever they are a candidate. A running activation goes on until its end."
            nobody={nobody}
            numbers={false}
          />
        </div>
      </Section>
      <Section title="Approvers" level={2}>
        <div className="role-fields">
          <PeoplePicker
            label="Approvers to add"
            people={edit.addApprovers}
            onChange={addApprovers => onEdit({ addApprovers })}
            help="Each becomes an owner of every chosen role."
            error={issues.approvers}
            nobody={nobody}
            numbers={false}
          />
          <PeoplePicker
            label="Approvers to take off"
            people={edit.removeApprovers}
            onChange={removeApprovers => onEdit({ removeApprovers })}
            help="Taken off wherever they approve."
            nobody={nobody}
            numbers={false}
          />
        </div>
      </Section>
    </>
  );
}
