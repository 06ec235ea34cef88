import { Button } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useRefusal } from '../../../api/me.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Page } from '../../../components/Page.tsx';
import { useUnsavedGuard } from '../../../components/use-unsaved-guard.tsx';
import { CheckList } from './CheckList.tsx';
import { certificateChecks, foundChecks } from './checks.ts';
import { ChooseZip } from './ChooseZip.tsx';
import { ImportFoot } from './ImportFoot.tsx';
import { ResultStep } from './ResultStep.tsx';
import { ReviewStep } from './ReviewStep.tsx';
import { StepList } from './StepList.tsx';
import { importSteps, stepTitles } from './steps.ts';
import { useImport } from './use-import.ts';
import { ValuesStep } from './ValuesStep.tsx';
import { valueIssues } from './value-issues.ts';

/** The import of the MFA credentials: each thing found, tested, ticked or stopped, before anything is written. */
export function ImportPage() {
  const state = useImport();
  const { step, zip, preview, result, error } = state;
  const navigate = useNavigate();
  const refusal = useRefusal('administer');
  const [attempted, setAttempted] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const open = zip !== null && result === null;
  const guard = useUnsavedGuard(open && !leaving, 'the import of the credential ZIP');
  // After the guard, which lets go in the same drawing.
  useEffect(() => {
    if (leaving) void navigate('/mfa');
  }, [leaving, navigate]);
  const first = useRef(true);
  useEffect(() => {
    // A new step is read from its heading, with the steps in sight; the page itself puts the focus on its title.
    if (!first.current) heading.current?.focus({ preventScroll: true });
    heading.current?.closest('main')?.scrollTo({ top: 0 });
    first.current = false;
  }, [step]);
  const next = () => {
    setAttempted(true);
    if (step === 'values' && Object.keys(valueIssues(state.values)).length > 0) return;
    setAttempted(false);
    state.next();
  };
  const fieldError = step === 'values' && (error?.issues.length ?? 0) > 0;
  return (
    <Page
      title="Import MFA credentials"
      action={
        result === null ? (
          <Button onClick={() => setLeaving(true)}>Cancel import</Button>
        ) : (
          <Button variant="contained" onClick={() => void navigate('/mfa')}>
            Done
          </Button>
        )
      }
      foot={step === 'zip' || step === 'result' ? undefined : <ImportFoot state={state} onNext={next} />}
    >
      {guard}
      <div className="import">
        <StepList current={step} zip={zip} finished={result !== null} />
        <section className="import-step" aria-labelledby="import-step-title">
          <h2 id="import-step-title" ref={heading} tabIndex={-1}>
            <span className="soft">
              Step {importSteps.indexOf(step) + 1} of {importSteps.length}:{' '}
            </span>
            {stepTitles[step]}
          </h2>
          {error !== null && !fieldError && (
            <ErrorNotice
              error={error}
              title={step === 'review' ? 'Nothing was written' : 'The ZIP was stopped'}
              {...(step === 'review' && error.code === 'CONFLICT'
                ? { action: <Button onClick={state.look}>Look again</Button> }
                : {})}
            />
          )}
          {refusal !== null && (
            <Notice tone="info" title="You can look, not import">
              {refusal}
            </Notice>
          )}
          {step === 'zip' && <ChooseZip state={state} />}
          {step === 'found' && zip !== null && (
            <>
              <p className="mono soft">{zip.found.file}</p>
              <CheckList label="What was found in the ZIP" checks={foundChecks(zip)} />
            </>
          )}
          {step === 'certificate' && zip !== null && (
            <>
              {zip.certificate !== null && (
                <p>
                  <strong>{zip.certificate.subject}</strong>
                  <br />
                  <span className="soft">issued by {zip.certificate.issuer}</span>
                  <br />
                  <span className="mono soft">SHA-256 {zip.certificate.fingerprint}</span>
                </p>
              )}
              <CheckList label="Tests of the certificate" checks={certificateChecks(zip)} />
            </>
          )}
          {step === 'values' && zip !== null && <ValuesStep state={state} zip={zip} attempted={attempted} />}
          {step === 'review' && preview !== null && <ReviewStep preview={preview} />}
          {step === 'result' && result !== null && <ResultStep state={state} result={result} />}
        </section>
      </div>
    </Page>
  );
}
