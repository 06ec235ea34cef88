import { type ReactNode, useState } from 'react';
import type { MfaElementName } from '../../../shared/domain/mfa-settings.ts';
import type { MfaPreview, MfaSettings, MfaWriteResult } from '../../../shared/domain/mfa-views.ts';
import { asCallError, type CallError } from '../../api/client.ts';
import { useAct } from '../../api/use-act.ts';
import { useUnsavedGuard } from '../../components/use-unsaved-guard.tsx';
import { isDirty, requestOf, type SettingsForm, settingsIssues, untouched } from './settings-form.ts';

export interface SettingsEditor {
  /** The files as they were read when the edit began: their version is the `expects` of the write. */
  base: MfaSettings;
  /** The files as they are now. */
  latest: MfaSettings;
  form: SettingsForm;
  edit: (change: Partial<SettingsForm>) => void;
  dirty: boolean;
  /** True where a file changed since it was read and something is typed: nothing can be written until that is settled. */
  stale: boolean;
  issues: Partial<Record<MfaElementName, string>>;
  /** What a write would do, while it is looked at. */
  preview: MfaPreview | null;
  result: MfaWriteResult | null;
  refusal: CallError | null;
  busy: boolean;
  guard: ReactNode;
  review: () => void;
  write: () => void;
  back: () => void;
  discard: () => void;
  /** Goes on from the files as they are now, with the person's entries on top. */
  keepEntries: () => void;
  dismiss: () => void;
}

/** The state of the editor of MfaSettings.xml: edit, look at the before/after, write. */
export function useSettingsEditor(
  latest: MfaSettings,
  form: SettingsForm,
  setForm: (form: SettingsForm) => void,
  onReread: () => void,
): SettingsEditor {
  const [base, setBase] = useState(latest);
  const [preview, setPreview] = useState<MfaPreview | null>(null);
  const [result, setResult] = useState<MfaWriteResult | null>(null);
  const [refused, setRefused] = useState<{ form: SettingsForm; error: CallError } | null>(null);
  const previewing = useAct('mfa.previewSettings');
  const writing = useAct('mfa.writeSettings');
  const dirty = isDirty(base, form);
  const differs = latest.version !== base.version;
  if (differs && !dirty) setBase(latest);
  const refusal = refused !== null && refused.form === form ? refused.error : null;
  const refuse = (error: unknown) => {
    const known = asCallError(error);
    setRefused({ form, error: known });
    setPreview(null);
    if (known.code === 'CONFLICT') onReread();
  };
  const start = () => {
    setPreview(null);
    setRefused(null);
  };
  const fromFile = (error: CallError | null) =>
    Object.fromEntries(
      (error?.issues ?? []).flatMap(({ path, message }) => {
        const name = /^values\.(\w+)$/.exec(path)?.[1];
        return name === undefined ? [] : [[name, message]];
      }),
    );
  return {
    base,
    latest,
    form,
    edit: change => {
      setPreview(null);
      setForm({ ...form, ...change });
    },
    dirty,
    stale: differs && dirty,
    issues: { ...settingsIssues(base, form), ...fromFile(refusal) },
    preview,
    result,
    refusal,
    busy: previewing.isPending || writing.isPending,
    guard: useUnsavedGuard(dirty, 'the changes to MfaSettings.xml', '/mfa'),
    review: () => {
      start();
      setResult(null);
      previewing.mutate(requestOf(base, form), { onSuccess: setPreview, onError: refuse });
    },
    write: () => {
      setRefused(null);
      writing.mutate(
        { ...requestOf(base, form), expects: base.version },
        {
          onSuccess: written => {
            setResult(written);
            setPreview(null);
            setForm(untouched);
          },
          onError: refuse,
        },
      );
    },
    back: start,
    discard: () => {
      start();
      setForm(untouched);
      setBase(latest);
    },
    keepEntries: () => {
      start();
      setBase(latest);
    },
    dismiss: () => setResult(null),
  };
}
