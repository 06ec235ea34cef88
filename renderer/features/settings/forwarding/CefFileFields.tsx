import { TextInput } from '../../../components/TextInput.tsx';
import type { ForwardForm } from './TargetForm.tsx';

/** Which file, and when it is closed for another. */
export function CefFileFields({ form }: { form: ForwardForm }) {
  const { errors } = form.formState;
  return (
    <div className="form-row">
      <TextInput
        label="File"
        help="By its full path, in a folder on the medium: where the folder is not there, entries wait."
        mono
        error={errors.path?.message}
        {...form.register('path')}
      />
      <TextInput
        label="Close it at (megabytes)"
        inputMode="numeric"
        help="It is then named by its last entry, its SHA-256 is noted in the history, and another begins."
        error={errors.rotateAt?.message}
        {...form.register('rotateAt')}
      />
    </div>
  );
}
