import { Button } from '@mui/material';
import type { ErrorCode, Issue } from '../../shared/contract/errors.ts';
import { asCallError } from '../api/client.ts';
import { issuesBeside } from './issues-beside.ts';
import { Notice } from './Notice.tsx';

/** What each code means for the person, before the message that says what to do. */
export const codeTitles: Record<ErrorCode, string> = {
  BAD_REQUEST: 'Not accepted',
  FORBIDDEN: 'Not allowed',
  NOT_FOUND: 'Not found',
  CONFLICT: 'Changed meanwhile, or not possible now',
  UNAVAILABLE: 'Not available now',
  CANCELLED: 'Cancelled',
  INTERNAL: 'The console failed',
};

export interface ErrorNoticeProps {
  error: unknown;
  /** What was refused: `The role was not saved`. The code's words where it is left out. */
  title?: string;
  /** Issues to list; those of the error where it is left out. Pass what `applyIssues` left over. */
  issues?: readonly Issue[];
  onRetry?: () => void;
  /** A better remedy than trying again. */
  action?: React.ReactNode;
}

/** A refusal in its place: what was refused, why, what to do, and the reference to the log. */
export function ErrorNotice({ error, title, issues, onRetry, action }: ErrorNoticeProps) {
  const known = asCallError(error);
  const listed = issuesBeside(known.message, issues ?? known.issues);
  const retry =
    onRetry === undefined ? undefined : (
      <Button onClick={onRetry} size="small">
        Try again
      </Button>
    );
  return (
    <Notice tone="error" title={title ?? codeTitles[known.code]} action={action ?? retry} live>
      <p>{known.message}</p>
      {listed.length > 0 && (
        <ul className="issue-list">
          {listed.map(issue => (
            <li key={`${issue.path} ${issue.message}`}>{issue.message}</li>
          ))}
        </ul>
      )}
      {known.reference !== undefined && (
        <p className="small soft">
          Reference in the log: <span className="mono">{known.reference}</span>
        </p>
      )}
    </Notice>
  );
}
