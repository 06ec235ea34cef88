import { type ReactNode, useRef } from 'react';
import { useRefusal } from '../api/me.ts';
import { ErrorNotice } from './ErrorNotice.tsx';
import { focusFirstWrong } from './focus-first-wrong.ts';
import { Notice } from './Notice.tsx';
import type { ObjectKind } from './object-kind.ts';
import type { ObjectSave } from './use-object-save.ts';
import './object-form.css';

export interface ObjectFormProps {
  /** Names the form for the button in the foot. */
  id: string;
  save: ObjectSave;
  /** After it was saved, with the id of what was. */
  onSaved?: (id: string) => void;
  children: ReactNode;
}

/** The form of an object. Where it is refused, the first field that is wrong takes the focus. */
export function ObjectForm({ id, save, onSaved, children }: ObjectFormProps) {
  const form = useRef<HTMLFormElement>(null);
  return (
    <form
      id={id}
      ref={form}
      noValidate
      className="object-form"
      onSubmit={event => {
        event.preventDefault();
        void save.run().then(saved => {
          if (saved === null) focusFirstWrong(form.current);
          else onSaved?.(saved);
        });
      }}
    >
      {children}
    </form>
  );
}

export interface SaveNoticesProps {
  kind: ObjectKind;
  verb: 'save' | 'create';
  save: ObjectSave;
  /** True while a MeanwhileNotice says more than the refusal. */
  meanwhile?: boolean;
}

/** Why an object was not saved, and that a person who may not save it may look and try. */
export function SaveNotices({ kind, verb, save, meanwhile = false }: SaveNoticesProps) {
  const refusal = useRefusal('administer');
  return (
    <>
      {save.refusal !== null && !meanwhile && (
        <ErrorNotice
          error={save.refusal.error}
          title={`The ${kind} was not ${verb}d`}
          issues={save.refusal.rest}
        />
      )}
      {refusal !== null && (
        <Notice tone="info" title={`You can look and try, not ${verb}`}>
          {refusal} The PowerShell below can be copied and handed to them.
        </Notice>
      )}
    </>
  );
}
