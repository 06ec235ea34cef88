import { useEffect, useRef } from 'react';
import type { MfaPreview } from '../../../shared/domain/mfa-views.ts';
import { Notice } from '../../components/Notice.tsx';
import { Findings } from './Findings.tsx';
import { FolderPreviews } from './FolderPreviews.tsx';

/** The last look before the settings are written: every file, every text, before and after. */
export function SettingsReview({ preview }: { preview: MfaPreview }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that led here is far below what is to be read.
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <section className="mfa-review" aria-label="Before and after">
      <h2 ref={heading} tabIndex={-1}>
        What will be written
      </h2>
      {preview.steps.length > 0 && (
        <Notice tone="info" title="For the new back end">
          <ol className="issue-list">
            {preview.steps.map(step => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </Notice>
      )}
      <FolderPreviews folders={preview.folders} />
      {preview.findings.length > 0 && (
        <>
          <h3>Findings with the new texts</h3>
          <Findings findings={preview.findings} />
        </>
      )}
    </section>
  );
}
