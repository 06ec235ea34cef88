import { stepsAfterStart } from '../../../shared/domain/elevation.ts';
import type { UserName } from '../../../shared/domain/user.ts';
import { CommandSteps } from '../../components/CommandSteps.tsx';
import { Section } from '../../components/Section.tsx';
import { useForest } from '../../api/me.ts';

/** What the user does after an activation. */
export function AfterActivation({ user }: { user: UserName }) {
  const { privDnsName } = useForest();
  return (
    <Section
      title="What the user does now"
      help="A session that was open before does not have the membership yet."
    >
      <CommandSteps steps={stepsAfterStart(`${user.privAccountName}@${privDnsName}`)} />
    </Section>
  );
}
