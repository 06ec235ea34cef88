import { DurationInput } from '../../components/DurationInput.tsx';
import { Section } from '../../components/Section.tsx';
import { SwitchInput } from '../../components/SwitchInput.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { GroupPicker } from './GroupPicker.tsx';
import { PeoplePicker } from './PeoplePicker.tsx';
import { type Limits, limitsInWords } from './role-checks.ts';
import type { RoleField, RoleForm } from './role-form.ts';
import { TimeInput } from './TimeInput.tsx';
import { Unreachables } from './Unreachables.tsx';

export interface RoleFieldsProps {
  /** The role as it was read; null for a new one. */
  base: RoleForm | null;
  form: RoleForm;
  edit: (change: Partial<RoleForm>) => void;
  issues: Partial<Record<RoleField, string>>;
  limits: Limits;
  timeZone: string;
  /** Of the headings: 2 on a page, 3 in a detail. */
  level?: 2 | 3;
  /** Whether the name takes the focus: where all else is filled already. */
  focusName?: boolean;
}

/** Every field of New- and Set-PAMRole, in the order of the questions that the sentence answers. */
export function RoleFields(props: RoleFieldsProps) {
  const { base, form, edit, issues, limits, timeZone, level = 3, focusName = false } = props;
  return (
    <>
      <Section title="Role" level={level}>
        <div className="role-fields">
          <TextInput
            label="Name"
            autoFocus={focusName}
            value={form.displayName}
            onChange={event => edit({ displayName: event.target.value })}
            error={issues.displayName}
            help="People ask for the role by this name."
          />
          <TextInput
            label="Description"
            optional
            multiline
            minRows={2}
            value={form.description}
            onChange={event => edit({ description: event.target.value })}
            error={issues.description}
          />
          <DurationInput
            label="Longest activation"
            value={form.ttl}
            onChange={ttl => edit({ ttl })}
            error={issues.ttl}
            help={`Also what a request gets that names no duration. The PAM configuration allows ${limitsInWords(limits)}.`}
          />
        </div>
      </Section>
      <Section title="Who may ask, and for what" level={level}>
        <div className="role-fields">
          <PeoplePicker
            label="Candidates"
            people={form.candidates}
            onChange={candidates => edit({ candidates })}
            error={issues.candidates}
            help="Who may activate the role."
            nobody="Nobody may ask for the role yet."
            numbers
          />
          <GroupPicker
            groups={form.privileges}
            onChange={privileges => edit({ privileges })}
            error={issues.privileges}
          />
        </div>
      </Section>
      <Section
        title="Gates"
        level={level}
        help="Asked in this order. With neither a call nor an approval, a candidate is activated at once."
      >
        <div className="role-fields">
          <div>
            <SwitchInput
              label="Phone call (MFA)"
              checked={form.mfaEnabled}
              onChange={mfaEnabled => edit({ mfaEnabled })}
              error={issues.mfaEnabled}
              help="The candidate is called on the stored number and presses #."
            />
            <Unreachables base={base} form={form} />
          </div>
          <SwitchInput
            label="Approval"
            checked={form.approvalEnabled}
            onChange={approvalEnabled => edit({ approvalEnabled })}
            error={issues.approvalEnabled}
            help="One of the approvers decides. Without a decision a request lapses after 24 hours."
          />
          <div className="role-indent">
            <PeoplePicker
              label="Approvers"
              people={form.approvers}
              onChange={approvers => edit({ approvers })}
              error={issues.approvers}
              help={
                form.approvalEnabled
                  ? 'The owners of the role.'
                  : 'Kept, and not asked while approval is off.'
              }
              nobody="Nobody can approve."
              numbers={false}
            />
            <SwitchInput
              label="An approver who asks is not approved automatically"
              checked={form.disableAutoApprovalIfOwner}
              onChange={disableAutoApprovalIfOwner => edit({ disableAutoApprovalIfOwner })}
              help="Off, as in MIM: a candidate who is an approver of the role approves by asking."
            />
          </div>
          <SwitchInput
            label="Availability window"
            checked={form.availabilityWindowEnabled}
            onChange={availabilityWindowEnabled => edit({ availabilityWindowEnabled })}
            error={issues.availabilityWindowEnabled}
            help="The role can be activated between two times of day only. MIM knows no weekdays, and no window over midnight."
          />
          {form.availabilityWindowEnabled && (
            <div className="role-indent">
              <div className="form-row">
                <TimeInput
                  label="From"
                  value={form.availableFrom}
                  onChange={availableFrom => edit({ availableFrom })}
                  error={issues.availableFrom}
                />
                <TimeInput
                  label="To"
                  value={form.availableTo}
                  onChange={availableTo => edit({ availableTo })}
                  error={issues.availableTo}
                />
              </div>
              <p className="field-help">
                On the forest’s clock ({timeZone}), from inclusive, to exclusive. A running activation is not
                cut short.
              </p>
            </div>
          )}
        </div>
      </Section>
    </>
  );
}
