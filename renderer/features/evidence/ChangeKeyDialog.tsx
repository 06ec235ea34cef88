import { call } from '../../api/client.ts';
import { ReasonDialog } from '../../components/ReasonDialog.tsx';

/** Asks why the key that signs is changed. */
export function ChangeKeyDialog({ onClose }: { onClose: () => void }) {
  return (
    <ReasonDialog
      title="Change the signing key"
      missing="Say why: it is in the history."
      failed="The key was not changed"
      submit="Change the key"
      onSubmit={async reason => {
        await call('evidence.rotateKey', { reason });
        onClose();
      }}
      onClose={onClose}
    >
      <p>
        A new key signs the history from here on, and the private half of the old one is destroyed. The old
        key signs that the new one takes its place, so whoever has the old public key can verify what comes
        after. Other forests of this workstation are told when they are next opened. Write down the new public
        key.
      </p>
    </ReasonDialog>
  );
}
