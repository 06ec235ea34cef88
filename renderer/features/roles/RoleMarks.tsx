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
  return (
    <Section title="Mark of the console" help="Kept here and in the history, at once; MIM has no such field.">
      {act.error !== null && <ErrorNotice error={act.error} title="The mark was not changed" />}
      <SwitchInput
        label="Tier 0"
        // What was asked for shows at once; the answer is what stays.
        checked={act.isPending ? act.variables.on : marks.includes('tier-0')}
        disabled={refusal !== null}
        onChange={on =>
          act.mutate(
            { id: role.id, mark: 'tier-0', on },
            {
              onSuccess: () =>
                announce(
                  on
                    ? `${role.displayName} is marked tier 0`
                    : `${role.displayName} is no longer marked tier 0`,
                ),
            },
          )
        }
        help={
          refusal ??
          'The role gives control of a forest. The checks then want a phone call or an approval for it.'
        }
      />
    </Section>
  );
}
