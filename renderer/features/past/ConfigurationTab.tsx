import { useRead } from '../../api/use-read.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { Section } from '../../components/Section.tsx';
import { ObjectFacts } from './ObjectFacts.tsx';
import { usePast } from './past-context.ts';

const kinds: Record<string, string> = {
  consoleAccount: 'Access',
  corpDomain: 'Domain',
  trust: 'Trust',
  set: 'Set',
  phoneStanding: 'Calls',
};

/** The configuration of PAM and of the console as it was, with rights, domains, trusts, sets, and who was blocked from calls. */
export function ConfigurationTab() {
  const { moment } = usePast();
  const read = useRead('past.objects', { moment, kind: 'configuration', page: {} });
  return (
    <Loaded read={read}>
      {({ rows }) => (
        <div className="past-configuration">
          {rows.map(object => {
            const kind = kinds[object.kind];
            return (
              <Section
                key={`${object.kind} ${object.id}`}
                level={2}
                title={kind === undefined ? object.name : `${kind}: ${object.name}`}
              >
                <ObjectFacts object={object} />
              </Section>
            );
          })}
        </div>
      )}
    </Loaded>
  );
}
