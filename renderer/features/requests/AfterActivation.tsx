import type { UserName } from '../../../shared/domain/user.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { Section } from '../../components/Section.tsx';
import { useForest } from '../../api/me.ts';

/** What the user does after an activation: a logon token that was made before does not carry the new group. */
export function AfterActivation({ user }: { user: UserName }) {
  const { privDnsName } = useForest();
  const session = `runas /user:${user.privAccountName}@${privDnsName} powershell`;
  return (
    <Section
      title="What the user does now"
      help="A session that was open before does not have the membership yet."
    >
      <ol className="after-steps">
        <li>
          Drop the old tickets: <Line text="klist purge" />
        </li>
        <li>
          Open a new session: <Line text={session} />
        </li>
        <li>
          Look whether the group is there: <Line text="whoami /groups" />
        </li>
      </ol>
    </Section>
  );
}

function Line({ text }: { text: string }) {
  return (
    <span className="after-line">
      <code className="mono">{text}</code>
      <CopyButton text={text} what={text.split(' ')[0] ?? text} />
    </span>
  );
}
