import { useWatch } from 'react-hook-form';
import { facilities } from '../../../../shared/domain/forwarding.ts';
import { Notice } from '../../../components/Notice.tsx';
import { SelectInput } from '../../../components/SelectInput.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import type { ForwardForm } from './TargetForm.tsx';

const transports = [
  { value: 'tls', label: 'TLS (RFC 5425)' },
  { value: 'tcp', label: 'TCP without protection' },
];

/** Where the receiver is, and how it is known to be the right one. */
export function SyslogFields({ form, hasPassphrase }: { form: ForwardForm; hasPassphrase: boolean }) {
  const { errors } = form.formState;
  const [transport, certificate] = useWatch({
    control: form.control,
    name: ['transport', 'certificateFile'],
  });
  return (
    <>
      <div className="form-row">
        <TextInput
          label="Receiver"
          help="Host name or IP address."
          mono
          error={errors.host?.message}
          {...form.register('host')}
        />
        <TextInput label="Port" inputMode="numeric" error={errors.port?.message} {...form.register('port')} />
      </div>
      <div className="form-row">
        <SelectInput label="Transport" options={transports} {...form.register('transport')} />
        <SelectInput
          label="Facility"
          help="By which the receiver sorts; 13 unless the site says otherwise."
          options={facilities.map(({ code, name }) => ({ value: String(code), label: name }))}
          error={errors.facility?.message}
          {...form.register('facility')}
        />
      </div>
      {transport === 'tcp' ? (
        <Notice tone="warning" title="Nothing is protected on the way">
          Whoever is between can read and change the entries, and nobody proves to be the receiver.
        </Notice>
      ) : (
        <>
          <TextInput
            label="Authority’s file"
            help="PEM, by its full path. Only certificates of this authority are believed."
            mono
            error={errors.caFile?.message}
            {...form.register('caFile')}
          />
          <TextInput
            label="Name in the receiver’s certificate"
            optional
            help="The receiver’s host name where this is empty."
            mono
            error={errors.serverName?.message}
            {...form.register('serverName')}
          />
          <div className="form-row">
            <TextInput
              label="Our certificate"
              optional
              help="PEM, where the receiver asks for one."
              mono
              error={errors.certificateFile?.message}
              {...form.register('certificateFile')}
            />
            <TextInput
              label="Its key"
              optional
              help="PEM; empty where it is in the same file."
              mono
              error={errors.keyFile?.message}
              {...form.register('keyFile')}
            />
          </div>
          {certificate !== '' && (
            <TextInput
              label="Passphrase of the key"
              type="password"
              optional
              help={
                hasPassphrase
                  ? 'One is stored. It can be replaced, not shown.'
                  : 'Where the key is protected. It is stored sealed, and never shown.'
              }
              {...form.register('passphrase')}
            />
          )}
        </>
      )}
    </>
  );
}
