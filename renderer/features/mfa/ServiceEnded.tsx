import type { MfaSettings } from '../../../shared/domain/mfa-views.ts';
import { Notice } from '../../components/Notice.tsx';

/** What has become of the back end in force, with the dates of both of Microsoft's services, and what remains. */
export function ServiceEnded({ notice }: { notice: MfaSettings['notice'] }) {
  return (
    <Notice tone={notice.severity === 'warning' ? 'warning' : 'info'} title={notice.title}>
      <p>{notice.text}</p>
      {notice.backEnd !== 'none' && (
        <dl className="ended">
          <dt>Azure MFA SDK</dt>
          <dd>ended 14 November 2018</dd>
          <dt>Azure MFA Server</dt>
          <dd>ended 30 September 2024</dd>
        </dl>
      )}
      {notice.remains.length > 0 && (
        <>
          <p>What remains:</p>
          <ul className="issue-list">
            {notice.remains.map(text => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}
