import { useState } from 'react';
import type { Output } from '../../../shared/contract/registry.ts';
import { useRefusal } from '../../api/me.ts';
import { useAct } from '../../api/use-act.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Section } from '../../components/Section.tsx';
import { SwitchInput } from '../../components/SwitchInput.tsx';

/** The console's own marks of a role. They take effect at once: they are no part of what Save runs, as MIM has no place for them. */
export function RoleMarks({ data: { role, marks } }: { data: Output<'roles.get'> }) {
  const act = useAct('roles.mark');
  const announce = useAnnounce();
  const refusal = useRefusal('administer');
  const stored = marks.includes('tier-0');
  // What was asked for, until the role that is read again says so: its answer comes first, and would show the old mark once more.
  const [asked, setAsked] = useState<boolean | null>(null);
  if (asked === stored) setAsked(null);
  return (
    <Section title="Mark of the console" help="Kept here and in the history, at once; MIM has no such field.">
      {act.error !== null && <ErrorNotice error={act.error} title="The mark was not changed" />}
      <SwitchInput
        label="Tier 0"
        checked={asked ?? stored}
        disabled={refusal !== null}
        onChange={on => {
          setAsked(on);
          act.mutate(
            { id: role.id, mark: 'tier-0', on },
            {
              onError: () => setAsked(null),
              onSuccess: () =>
                announce(
                  on
                    ? `${role.displayName} is marked tier 0`
                    : `${role.displayName} is no longer marked tier 0`,
                ),
            },
          );
        }}
        help={
          refusal ??
          'The role gives control of a forest. The checks then want a phone call or an approval for it.'
        }
      />
    </Section>
  );
}
