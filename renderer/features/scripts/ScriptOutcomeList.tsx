import { Notice } from '../../components/Notice.tsx';
import { LineNotes, PowerShellLine } from '../../components/PowerShellStrip.tsx';
import { Section } from '../../components/Section.tsx';
import { type Attempt, sourceOf, summaryOf } from './script-check.ts';
import { StatementItem } from './StatementItem.tsx';

/** What came of the script: the whole in a sentence, then each statement. */
export function ScriptOutcomeList({ attempt }: { attempt: Attempt }) {
  const { text, whatIf, outcome } = attempt;
  const { tone, text: summary } = summaryOf(attempt);
  return (
    <Section level={2} title={whatIf ? 'What it would do' : 'What it did'}>
      <Notice tone={tone} title={summary} />
      <LineNotes notes={outcome.notes} />
      <ol className="script-statements">
        {outcome.statements.map((statement, index) => (
          <StatementItem
            // A script may have two statements in one line.
            key={index}
            statement={statement}
            source={sourceOf(text, statement.line, statement.lastLine)}
            whatIf={whatIf}
          />
        ))}
      </ol>
      {outcome.kept && outcome.changed.length > 0 && (
        <>
          <h3>As it stands in the history</h3>
          <PowerShellLine line={outcome.powershell} />
        </>
      )}
    </Section>
  );
}
