import { useEffect, useRef, useState } from 'react';
import type { MfaImportPreview, MfaImportResult, MfaZip } from '../../../../shared/domain/mfa-views.ts';
import { asCallError, call, type CallError } from '../../../api/client.ts';
import { useAct } from '../../../api/use-act.ts';
import { type ImportStep, stoppedAt } from './steps.ts';

export interface ImportValues {
  username: string;
  countryCode: string;
}

export interface Import {
  step: ImportStep;
  zip: MfaZip | null;
  values: ImportValues;
  preview: MfaImportPreview | null;
  result: MfaImportResult | null;
  /** The path of the ZIP once it was deleted, with the warning that deleted is not shredded. */
  deleted: { path: string; warning: string } | null;
  error: CallError | null;
  busy: boolean;
  open: (path: string) => void;
  setValues: (change: Partial<ImportValues>) => void;
  /** To the step after this one, where the ZIP allows it. */
  next: () => void;
  back: () => void;
  /** Reads the files again and shows what would be written now. */
  look: () => void;
  apply: () => void;
  deleteZip: () => void;
  deleteError: CallError | null;
}

/**
 * The import of a credential ZIP, step by step. The main process holds what the ZIP contains in a session; going back to the
 * first step, cancelling and leaving the page end it, and nothing is on disk before `apply`.
 */
export function useImport(): Import {
  const [step, setStep] = useState<ImportStep>('zip');
  const [zip, setZip] = useState<MfaZip | null>(null);
  const [values, setValues] = useState<ImportValues>({ username: '', countryCode: '' });
  const [preview, setPreview] = useState<MfaImportPreview | null>(null);
  const [result, setResult] = useState<MfaImportResult | null>(null);
  const [deleted, setDeleted] = useState<Import['deleted']>(null);
  const [error, setError] = useState<CallError | null>(null);
  const opening = useAct('mfa.openZip');
  const previewing = useAct('mfa.previewImport');
  const applying = useAct('mfa.applyImport');
  const deleting = useAct('mfa.deleteZip');
  const session = useRef<string | null>(null);
  const gone = useRef(false);

  const end = () => {
    const id = session.current;
    session.current = null;
    // A session that has ended by itself is no matter for the person who leaves.
    if (id !== null) void call('mfa.cancelImport', { session: id }).catch(() => undefined);
  };
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      end();
    };
  }, []);

  const refuse = (thrown: unknown) => {
    const known = asCallError(thrown);
    setError(known);
    // The session ran out: only choosing the ZIP again helps.
    if (known.code === 'NOT_FOUND' && session.current !== null) {
      session.current = null;
      setZip(null);
      setStep('zip');
    }
  };
  const look = () => {
    if (zip === null) return;
    setError(null);
    previewing.mutate(
      { session: zip.session, username: values.username.trim(), countryCode: values.countryCode.trim() },
      {
        onSuccess: seen => {
          setPreview(seen);
          setStep('review');
        },
        onError: refuse,
      },
    );
  };
  return {
    step,
    zip,
    values,
    preview,
    result,
    deleted,
    error,
    busy: opening.isPending || previewing.isPending || applying.isPending || deleting.isPending,
    open: path => {
      end();
      setError(null);
      setZip(null);
      void opening.mutateAsync({ path }).then(
        opened => {
          session.current = opened.session;
          if (gone.current) end();
          setZip(opened);
          setValues({ username: opened.current.username, countryCode: opened.current.countryCode });
          setStep('found');
        },
        (thrown: unknown) => setError(asCallError(thrown)),
      );
    },
    setValues: change => {
      setError(null);
      setValues(before => ({ ...before, ...change }));
    },
    next: () => {
      if (stoppedAt(zip) === step) return;
      if (step === 'found') setStep('certificate');
      else if (step === 'certificate') setStep('values');
      else if (step === 'values') look();
    },
    back: () => {
      setError(null);
      if (step === 'found') {
        end();
        setZip(null);
        setStep('zip');
      } else if (step === 'certificate') setStep('found');
      else if (step === 'values') setStep('certificate');
      else if (step === 'review') setStep('values');
    },
    look,
    apply: () => {
      if (preview === null) return;
      setError(null);
      applying.mutate(
        { session: preview.session, expects: preview.version },
        {
          onSuccess: done => {
            setResult(done);
            setStep('result');
          },
          onError: refuse,
        },
      );
    },
    deleteZip: () => {
      if (result === null) return;
      deleting.mutate(
        { session: result.session },
        {
          onSuccess: done => {
            session.current = null;
            setDeleted({ path: done.path, warning: done.warning });
          },
        },
      );
    },
    deleteError: deleting.error,
  };
}
