import { useId } from 'react';
import type { MfaZip } from '../../../../shared/domain/mfa-views.ts';
import { Field, describedBy } from '../../../components/Field.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import { CountryCodeInput } from '../CountryCodeInput.tsx';
import type { Import } from './use-import.ts';
import { valueIssues } from './value-issues.ts';

/** The two texts that no ZIP holds. */
export function ValuesStep({ state, zip, attempted }: { state: Import; zip: MfaZip; attempted: boolean }) {
  const id = useId();
  const { values } = state;
  const checked = valueIssues(values);
  const issueOf = (field: 'username' | 'countryCode') =>
    state.error?.issues.find(issue => issue.path === field)?.message ??
    (attempted || values[field] !== '' ? checked[field] : undefined);
  const help =
    'For numbers that are stored without a country code. A user of another country needs the code in the number itself.';
  const error = issueOf('countryCode');
  return (
    <div className="object-fields import-values">
      <TextInput
        label="User name"
        value={values.username}
        onChange={event => state.setValues({ username: event.target.value })}
        error={issueOf('username')}
        help="Written to the element username. Microsoft’s page says: any name."
      />
      <Field id={id} label="Default country code" help={help} error={error}>
        <CountryCodeInput
          id={id}
          value={values.countryCode}
          onChange={countryCode => state.setValues({ countryCode })}
          aria={{ 'aria-invalid': error !== undefined, 'aria-describedby': describedBy(id, { help, error }) }}
        />
      </Field>
      {values.countryCode === '' && (
        <Notice tone="warning" title="Without a country code">
          {zip.current.countryCode === ''
            ? 'Numbers that are stored without one cannot be dialled.'
            : `The file’s own, ${zip.current.countryCode}, stays.`}
        </Notice>
      )}
    </div>
  );
}
