import { useState } from 'react';
import type { ForwardTargetId } from '../../../../shared/domain/forwarding.ts';
import { useRead } from '../../../api/use-read.ts';
import { ActionButton } from '../../../components/ActionButton.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Section } from '../../../components/Section.tsx';
import { TargetForm } from './TargetForm.tsx';
import { TargetStatus } from './TargetStatus.tsx';
import './forwarding.css';

const targets: { id: ForwardTargetId; title: string; help: string }[] = [
  {
    id: 'syslog',
    title: 'Syslog receiver',
    help: 'Each entry goes to a receiver as it happens, as RFC 5424 over TLS. After an outage an entry may arrive twice, with the same number.',
  },
  {
    id: 'cef-file',
    title: 'File for media transfer',
    help: 'Each entry is put at the end of a file as a CEF line, to be carried to a monitoring system that this network does not reach. While the medium is away, entries wait.',
  },
];

/** Where the history is forwarded to, how that stands, and what becomes of activations while it fails. */
export function ForwardingTab() {
  const read = useRead('forwarding.get', {});
  const status = useRead('forwarding.status', {});
  const [editing, setEditing] = useState<ForwardTargetId | null>(null);
  const drill = status.data?.drill === true;
  return (
    <div className="forwarding">
      {drill && (
        <Notice tone="info" title="Nothing of a drill is forwarded">
          Leave the drill to change where the history goes.
        </Notice>
      )}
      <Loaded read={read}>
        {data =>
          targets.map(({ id, title, help }) => {
            const target = data.targets.find(one => one.id === id);
            const state = status.data?.targets.find(one => one.id === id);
            return (
              <Section
                key={id}
                level={2}
                title={title}
                help={help}
                action={
                  editing === id ? null : (
                    <ActionButton
                      needs="administer"
                      offBecause={
                        drill
                          ? 'Nothing of a drill is forwarded.'
                          : editing === null
                            ? null
                            : 'Save or leave the other form first.'
                      }
                      onClick={() => setEditing(id)}
                    >
                      {target === undefined ? 'Set up' : 'Change or test'}
                    </ActionButton>
                  )
                }
              >
                {target === undefined || state === undefined ? (
                  editing !== id && <p className="soft">Not set up: the history stays here.</p>
                ) : (
                  <TargetStatus target={target} status={state} />
                )}
                {editing === id && <TargetForm id={id} target={target} onClose={() => setEditing(null)} />}
              </Section>
            );
          })
        }
      </Loaded>
    </div>
  );
}
