import { useRead } from '../../api/use-read.ts';
import { CorpPicker } from '../../components/CorpPicker.tsx';
import { RadioChoice } from '../../components/RadioChoice.tsx';
import { Section } from '../../components/Section.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { CorpCopy } from './CorpCopy.tsx';
import { type NewUserForm, numberOf } from './new-user.ts';

export interface NewUserFieldsProps {
  form: NewUserForm;
  edit: (change: Partial<NewUserForm>) => void;
  issues: Partial<Record<string, string>>;
  /** PrivUserPrefix of the PAM configuration; null until it is read. */
  prefix: string | null;
}

/** The fields of New-PAMUser. */
export function NewUserFields({ form, edit, issues, prefix }: NewUserFieldsProps) {
  const settings = useRead('console.get', {});
  const { entry } = form;
  return (
    <>
      <Section title="Who" level={2}>
        <div className="object-fields">
          <RadioChoice
            legend="Where the person is"
            value={form.from}
            onChange={from => edit({ from })}
            options={[
              {
                value: 'corp',
                label: 'In CORP',
                help: 'The user gets a PRIV account in MIM’s store; name, number, mail and SID are copied from CORP once.',
              },
              {
                value: 'priv',
                label: 'In PRIV only',
                help: 'The account is in the PRIV forest already: only MIM’s record of it is made.',
              },
            ]}
          />
          {form.from === 'priv' ? (
            <div className="form-row">
              <TextInput
                label="Account in PRIV"
                value={form.privAccount}
                onChange={event => edit({ privAccount: event.target.value })}
                error={issues['account']}
              />
              <TextInput
                label="PRIV domain"
                value={form.privDomain}
                onChange={event => edit({ privDomain: event.target.value })}
              />
            </div>
          ) : entry === null ? (
            <CorpPicker
              kind="user"
              label="Account in CORP"
              onPick={picked => edit({ entry: picked, privAccountName: '' })}
              error={issues['account']}
            />
          ) : (
            <>
              <CorpCopy
                entry={entry}
                number={numberOf(entry, settings.data?.phoneAttributes ?? ['mobile', 'telephoneNumber'])}
                onClear={() => edit({ entry: null })}
              />
              {issues['account'] !== undefined && <p className="field-error">{issues['account']}</p>}
            </>
          )}
        </div>
      </Section>
      {form.from === 'corp' && (
        <Section title="PRIV account" level={2}>
          <div className="object-fields">
            <TextInput
              label="Name"
              optional
              value={form.privAccountName}
              onChange={event => edit({ privAccountName: event.target.value })}
              error={issues['privAccountName']}
              {...(entry === null || prefix === null ? {} : { placeholder: `${prefix}${entry.accountName}` })}
              help={
                prefix === null
                  ? 'Left empty, it is the configured prefix and the CORP account.'
                  : `Left empty, it is ${prefix} and the CORP account.`
              }
            />
            <TextInput
              label="First password"
              optional
              type="password"
              value={form.password}
              onChange={event => edit({ password: event.target.value })}
              error={issues['password']}
              help="Has no effect in this console, which makes no account in PRIV and keeps no password. In MIM’s own module the line below asks for it; left empty, MIM generates one."
            />
          </div>
        </Section>
      )}
    </>
  );
}
