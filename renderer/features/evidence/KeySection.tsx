import { useState } from 'react';
import { useRead } from '../../api/use-read.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { CopyButton } from '../../components/CopyButton.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Section } from '../../components/Section.tsx';
import { ChangeKeyDialog } from './ChangeKeyDialog.tsx';

/** The key that signs the history here, and its change. */
export function KeySection() {
  const key = useRead('evidence.key', {});
  const [asking, setAsking] = useState(false);
  return (
    <Section
      level={2}
      title="Signing key"
      help="Whoever verifies a bundle or a copy of the store needs the public key from you, not from the file: write it down, and give it away by another way."
      action={
        <ActionButton
          needs="administer"
          offBecause={key.data?.publicKey === null ? 'This program signs nothing.' : null}
          onClick={() => setAsking(true)}
        >
          Change the key
        </ActionButton>
      }
    >
      <Loaded read={key}>
        {({ publicKey, keptBy }) => (
          <Facts
            items={[
              [
                'Public key',
                publicKey === null ? (
                  'None: the history is not signed'
                ) : (
                  <span key="key" className="evidence-key">
                    <span className="mono anchor-hash">{publicKey}</span>
                    <CopyButton text={publicKey} what="Public key" />
                  </span>
                ),
              ],
              [
                'Private key',
                keptBy === 'operating-system'
                  ? 'In the operating system’s key store'
                  : 'In a file that only this user can read: this system has no key store',
              ],
            ]}
          />
        )}
      </Loaded>
      {asking && <ChangeKeyDialog onClose={() => setAsking(false)} />}
    </Section>
  );
}
