import { useForest } from '../../api/me.ts';
import { useAct } from '../../api/use-act.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Section } from '../../components/Section.tsx';

/** Drills: what one is, what it copies and what not, and its beginning. */
export function Drill() {
  const { drill, dir } = useForest();
  const start = useAct('forest.startDrill');
  return (
    <Section title="Train on a copy" level={2}>
      <div className="form">
        {start.error !== null && <ErrorNotice error={start.error} title="The drill was not started" />}
        <p>
          A drill is a copy of this forest in which everything works and nothing is real: requests, calls on
          the handset on the screen, approvals, changes of roles. It has a store and a history of its own.
        </p>
        <ul className="drill-list">
          <li>Copied: users, groups, roles, requests, history, and the file of CORP.</li>
          <li>Not copied: PIN codes, keys, passwords, the certificate.</li>
          <li>Every page says DRILL, and so does the name of every file that is exported.</li>
          <li>
            This forest stays open behind the drill: what is active in it ends on time, and you return to it
            by “Leave the drill”.
          </li>
          <li>
            The copy goes into a folder beside {dir}, stays there, and can be removed when it is no longer
            wanted.
          </li>
        </ul>
        <div>
          <ActionButton
            variant="contained"
            needs="operate"
            busy={start.isPending}
            offBecause={drill === null ? null : 'This is a drill already. Leave it first.'}
            onClick={() => start.mutate({})}
          >
            Start a drill
          </ActionButton>
        </div>
      </div>
    </Section>
  );
}
