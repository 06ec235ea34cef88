import type { MfaImportPreview } from '../../../../shared/domain/mfa-views.ts';
import { Notice } from '../../../components/Notice.tsx';
import { Findings } from '../Findings.tsx';
import { FolderPreviews } from '../FolderPreviews.tsx';

/** The last page before the write: every file, every text, the settings file before and after. */
export function ReviewStep({ preview }: { preview: MfaImportPreview }) {
  return (
    <>
      <p>
        Nothing is written yet. In each folder certificate and settings are written together: after any stop
        both are the old ones or both are the new ones. Secrets are masked here and written as they are.
      </p>
      {preview.notice.severity === 'warning' && (
        <Notice tone="warning" title={preview.notice.title}>
          {preview.notice.text}
        </Notice>
      )}
      <FolderPreviews folders={preview.folders} />
      {preview.findings.length > 0 && (
        <section className="import-findings" aria-labelledby="import-findings">
          <h3 id="import-findings">Findings</h3>
          <Findings findings={preview.findings} />
        </section>
      )}
    </>
  );
}
