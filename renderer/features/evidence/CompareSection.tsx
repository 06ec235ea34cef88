import { type FormEvent, useState } from 'react';
import { call, CallError } from '../../api/client.ts';
import { useJob } from '../../api/use-job.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { JobProgress } from '../../components/JobProgress.tsx';
import { Section } from '../../components/Section.tsx';
import { TextInput } from '../../components/TextInput.tsx';

/** Compares the history with the words of an anchor that was kept. */
export function CompareSection() {
  const [words, setWords] = useState('');
  const [wrong, setWrong] = useState<string | undefined>();
  const [error, setError] = useState<unknown>(null);
  const [jobId, setJobId] = useState<string | null>(null);
  const { job, cancel } = useJob(jobId);
  const compare = async (event: FormEvent) => {
    event.preventDefault();
    setWrong(undefined);
    setError(null);
    if (words.trim() === '') {
      setWrong('Type the sixteen words of the anchor, or the line of its QR code.');
      return;
    }
    try {
      setJobId((await call('evidence.compare', { words })).job);
    } catch (problem) {
      const issue =
        problem instanceof CallError ? problem.issues.find(one => one.path === 'words') : undefined;
      if (issue === undefined) setError(problem);
      else setWrong(issue.message);
    }
  };
  const compareFile = async () => {
    setWrong(undefined);
    setError(null);
    try {
      const { path } = await call('app.pickFile', { purpose: 'witness' });
      if (path !== null) setJobId((await call('evidence.compareFile', { path })).job);
    } catch (problem) {
      setError(problem);
    }
  };
  const running = job?.state === 'running' ? 'The history is being compared now.' : null;
  return (
    <Section level={2} title="Compare with an anchor">
      {error !== null && <ErrorNotice error={error} title="The anchor was not compared" />}
      <form className="anchor-compare" noValidate onSubmit={event => void compare(event)}>
        <TextInput
          label="The anchor’s words"
          help="In their order, with spaces between. A word that is wrong is named. What a reader makes of the QR code is taken too."
          value={words}
          multiline
          minRows={2}
          error={wrong}
          onChange={event => setWords(event.target.value.slice(0, 1000))}
        />
        <span className="anchor-actions">
          <ActionButton type="submit" offBecause={running}>
            Compare
          </ActionButton>
          <ActionButton offBecause={running} onClick={() => void compareFile()}>
            Compare with a file
          </ActionButton>
        </span>
      </form>
      {job !== null && <JobProgress job={job} onCancel={cancel} onDismiss={() => setJobId(null)} />}
    </Section>
  );
}
