import { useId, useState } from 'react';
import { callStatuses } from '../../../shared/domain/call-status.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { describedBy, Field } from '../../components/Field.tsx';
import { Icon } from '../../components/Icon.tsx';
import { SwitchInput } from '../../components/SwitchInput.tsx';
import type { Handset } from './use-handset.ts';

const groups = [
  { label: 'Results of verification, 0–25', from: 0, to: 25 },
  { label: 'Results of the call, 100–147', from: 100, to: 147 },
] as const;

/** Ends a simulated call with any published status, to see what the console makes of it. */
export function EndWithStatus({ handset }: { handset: Handset }) {
  const [code, setCode] = useState(102);
  const [verified, setVerified] = useState(false);
  const id = useId();
  const help = 'For drills: every status that Microsoft published can be produced.';
  return (
    <details className="call-status">
      <summary>End with a status…</summary>
      <div className="call-status-body">
        <Field id={id} label="Status" help={help}>
          <span className="select">
            <select
              id={id}
              value={code}
              aria-describedby={describedBy(id, { help })}
              onChange={event => setCode(Number(event.target.value))}
            >
              {groups.map(group => (
                <optgroup key={group.label} label={group.label}>
                  {callStatuses
                    .filter(status => status.code >= group.from && status.code <= group.to)
                    .map(status => (
                      <option key={status.code} value={status.code}>
                        {status.code}: {status.words}
                      </option>
                    ))}
                </optgroup>
              ))}
            </select>
            <Icon name="down" size={14} />
          </span>
        </Field>
        <SwitchInput
          label="The provider reports the user as authenticated"
          checked={verified}
          onChange={setVerified}
          help="No status verifies anybody by itself; only this report does."
        />
        <span>
          <ActionButton
            needs="operate"
            offBecause={handset.offBecause('status')}
            onClick={() => handset.press({ kind: 'status', code, verified })}
          >
            End the call with this status
          </ActionButton>
        </span>
      </div>
    </details>
  );
}
