import type { Issue } from '../../shared/contract/errors.ts';

/** The issues that say something that the message has not said yet, each once. */
export function issuesBeside(message: string, issues: readonly Issue[]): Issue[] {
  return issues.filter(
    (issue, index) =>
      !message.includes(issue.message) &&
      issues.findIndex(other => other.message === issue.message) === index,
  );
}
