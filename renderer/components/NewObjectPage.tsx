import { type ReactNode, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { FormActions } from './FormActions.tsx';
import { listPath, type ObjectKind } from './object-kind.ts';
import { ObjectForm, SaveNotices } from './ObjectForm.tsx';
import { Page } from './Page.tsx';
import { PowerShellStrip } from './PowerShellStrip.tsx';
import { ReasonInput } from './ReasonInput.tsx';
import type { ObjectSave } from './use-object-save.ts';
import { useUnsavedGuard } from './use-unsaved-guard.tsx';

export interface NewObjectPageProps {
  kind: ObjectKind;
  /** Beside the title: what it is made from. */
  beside?: ReactNode;
  save: ObjectSave;
  /** Whether leaving would lose something. */
  dirty: boolean;
  /** Whether there is something to create, which a form that was filled for the person has before they edit it. As `dirty` unless told. */
  filled?: boolean;
  /** Why Create is off. */
  offBecause: string | null;
  /** Said while there is no line yet. */
  nothing?: string;
  /** Beside the fields: what they come to. */
  aside?: ReactNode;
  /** The fields of the New- cmdlet. */
  children: ReactNode;
}

/** A page of its own for a new object. Once it is created, its detail takes the page's place. */
export function NewObjectPage(props: NewObjectPageProps) {
  const { kind, save, dirty, nothing, aside } = props;
  const filled = props.filled ?? dirty;
  const navigate = useNavigate();
  const [savedId, setSavedId] = useState<string | null>(null);
  const guard = useUnsavedGuard(dirty && savedId === null, `the new ${kind}`);
  // After the guard, which lets go in the same drawing.
  useEffect(() => {
    if (savedId !== null) void navigate(`${listPath(kind)}/${savedId}`, { replace: true });
  }, [kind, savedId, navigate]);
  const id = `new-${kind}-form`;
  const form = (
    <ObjectForm id={id} save={save} onSaved={setSavedId}>
      <SaveNotices kind={kind} verb="create" save={save} />
      {props.children}
      <ReasonInput value={save.reason} onChange={save.setReason} />
    </ObjectForm>
  );
  return (
    <Page
      title={`New ${kind}`}
      beside={props.beside}
      foot={
        <>
          <PowerShellStrip
            reason={save.reason}
            pipeline={filled && save.command !== null ? [save.command] : null}
            {...(nothing === undefined ? {} : { nothing })}
          />
          <FormActions
            save={`Create ${kind}`}
            needs="administer"
            form={id}
            dirty={filled}
            busy={save.busy}
            offBecause={props.offBecause}
            discard="Cancel"
            onDiscard={() => void navigate(listPath(kind))}
          />
        </>
      }
    >
      {guard}
      <div className="new-object" data-aside={aside !== undefined}>
        {form}
        {aside !== undefined && <div className="new-object-aside">{aside}</div>}
      </div>
    </Page>
  );
}
