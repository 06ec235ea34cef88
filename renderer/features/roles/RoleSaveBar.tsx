import { FormActions } from '../../components/FormActions.tsx';
import { PowerShellStrip } from '../../components/PowerShellStrip.tsx';
import { RoleMeanwhile } from './RoleMeanwhile.tsx';
import type { RoleEditor } from './use-role-editor.ts';
import type { RoleSave } from './use-role-save.ts';

/** Below the settings: the line that Save runs, and Save. */
export function RoleSaveBar({ save, editor }: { save: RoleSave; editor: RoleEditor }) {
  // In sight wherever the fields are scrolled to; there is nothing to save until it is settled.
  if (editor.meanwhile.length > 0)
    return (
      <div className="role-meanwhile">
        <RoleMeanwhile editor={editor} />
      </div>
    );
  return (
    <>
      <PowerShellStrip pipeline={save.command === null ? null : [save.command]} />
      <FormActions
        save="Save role"
        needs="administer"
        form="role-form"
        dirty={editor.dirty}
        busy={save.busy}
        offBecause={editor.dirty ? save.offBecause : null}
        onDiscard={editor.discard}
      />
    </>
  );
}
