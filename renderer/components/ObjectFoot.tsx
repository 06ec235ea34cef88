import { Link } from 'react-router';
import { FormActions } from './FormActions.tsx';
import { ImpactList } from './ImpactList.tsx';
import { MeanwhileNotice } from './MeanwhileNotice.tsx';
import type { ObjectKind } from './object-kind.ts';
import { PowerShellStrip } from './PowerShellStrip.tsx';
import type { ObjectEditor } from './use-object-editor.ts';
import type { ObjectSave } from './use-object-save.ts';
import './object-form.css';

export interface ObjectFootProps {
  kind: ObjectKind;
  editor: Pick<ObjectEditor<never>, 'dirty' | 'discard' | 'meanwhile' | 'keepEntries'>;
  save: ObjectSave;
  /** The id of the form that Save submits. */
  form: string;
  /** Why Save is off although something is changed. */
  offBecause?: string | null;
}

/** Below the settings of a stored object: what Save does to people, the line that it runs, and Save. */
export function ObjectFoot({ kind, editor, save, form, offBecause = null }: ObjectFootProps) {
  // In sight wherever the fields are scrolled to; there is nothing to save until it is settled.
  if (editor.meanwhile.length > 0)
    return (
      <div className="object-meanwhile">
        <MeanwhileNotice
          what={`The ${kind}`}
          differences={editor.meanwhile}
          onKeep={editor.keepEntries}
          onDiscard={editor.discard}
        />
      </div>
    );
  return (
    <>
      <ImpactList command={editor.dirty && save.sound ? save.command : null} />
      <PowerShellStrip pipeline={save.command === null ? null : [save.command]} reason={save.reason} />
      <FormActions
        save={`Save ${kind}`}
        needs="administer"
        form={form}
        dirty={editor.dirty}
        busy={save.busy}
        offBecause={editor.dirty ? offBecause : null}
        onDiscard={editor.discard}
      />
    </>
  );
}

/** In the place of the foot while another tab is open and the settings hold changes. */
export function UnsavedLine({ settings }: { settings: string }) {
  return (
    <p className="unsaved-line">
      Changes to the settings are not saved yet. <Link to={settings}>Go to the settings</Link>
    </p>
  );
}
