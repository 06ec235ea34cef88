import type { Output } from '../../../shared/contract/registry.ts';
import { Section } from '../../components/Section.tsx';
import { SwitchInput } from '../../components/SwitchInput.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import type { ObjectEditor } from '../../components/use-object-editor.ts';
import { PhoneField } from './PhoneField.tsx';
import { PinField } from './PinField.tsx';
import type { UserForm } from './user-form.ts';

export interface UserFieldsProps {
  data: Output<'users.get'>;
  editor: ObjectEditor<UserForm>;
  issues: Partial<Record<string, string>>;
}

type TextField = Exclude<keyof UserForm, 'privAccountActive' | 'pinRemoved'>;

/** Every field of Set-PAMUser: the call first, as it is what people come for. */
export function UserFields({ data: { user }, editor: { form, edit, version }, issues }: UserFieldsProps) {
  const field = (name: TextField) => ({
    value: form[name],
    onChange: (event: { target: { value: string } }) => edit({ [name]: event.target.value }),
    error: issues[name],
  });
  return (
    <>
      <Section title="Phone call">
        <div className="object-fields">
          <PhoneField
            value={form.sourcePhoneNumber}
            onChange={sourcePhoneNumber => edit({ sourcePhoneNumber })}
            error={issues['sourcePhoneNumber']}
          />
          <PinField
            // Once a code is stored or removed the field folds again.
            key={version}
            stored={user.hasPinCode}
            value={form.pinCode}
            removed={form.pinRemoved}
            onChange={(pinCode, pinRemoved) => edit({ pinCode, pinRemoved })}
            error={issues['pinCode']}
          />
        </div>
      </Section>
      <Section
        title="CORP"
        help="What MIM holds of the CORP account. It was copied once, when the user was created; CORP itself is never changed."
      >
        <div className="object-fields">
          <TextInput label="Display name" {...field('sourceDisplayName')} />
          <div className="form-row">
            <TextInput label={user.privOnly ? 'Domain' : 'CORP domain'} {...field('sourceDomain')} />
            <TextInput label={user.privOnly ? 'Account' : 'CORP account'} {...field('sourceAccountName')} />
          </div>
          <TextInput label="Mail address" optional {...field('sourceEmailAddress')} />
          <TextInput label="SID" optional mono {...field('sourceAccountSid')} />
          <TextInput label="Description" optional {...field('sourceDescription')} />
        </div>
      </Section>
      <Section title="PRIV" help="The account that is elevated while a role is active.">
        <div className="object-fields">
          <div className="form-row">
            <TextInput label="PRIV account" {...field('privAccountName')} />
            <TextInput label="PRIV display name" optional {...field('privDisplayName')} />
          </div>
          <TextInput label="PRIV description" optional {...field('privDescription')} />
          <SwitchInput
            label="May be used for activation"
            checked={form.privAccountActive}
            onChange={privAccountActive => edit({ privAccountActive })}
            error={issues['privAccountActive']}
            help="Off, every activation of this user is refused."
          />
          <dl className="facts">
            <dt>UPN</dt>
            <dd className="mono">{user.privUserPrincipalName}</dd>
            <dt>PRIV SID</dt>
            <dd className={user.privAccountSid === '' ? undefined : 'mono'}>
              {user.privAccountSid === '' ? (
                <span className="soft">Not known to the console: it writes no directory.</span>
              ) : (
                user.privAccountSid
              )}
            </dd>
          </dl>
        </div>
      </Section>
    </>
  );
}
