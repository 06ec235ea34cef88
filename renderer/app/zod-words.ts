/** What zod tells of a wrong value: the parts of its issues that the words need. */
export interface RawIssue {
  readonly code?: string | undefined;
  readonly input?: unknown;
  readonly origin?: string;
  readonly expected?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
}

/**
 * A field's fault in plain words that say what to do, for schemas that have none of their own. Undefined leaves zod's text, which
 * no form of ours can cause.
 */
export function issueWords(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.expected === 'number' || issue.expected === 'int') return 'Give a whole number.';
      return issue.input === undefined || issue.input === null ? 'Fill this in.' : undefined;
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_value':
      return 'Choose one of the list.';
    default:
      return undefined;
  }
}

function tooSmall({ origin, minimum = 0 }: RawIssue): string {
  const least = minimum.toLocaleString('en');
  if (origin === 'string') return minimum === 1 ? 'Fill this in.' : `Use at least ${least} characters.`;
  if (origin === 'array') return minimum === 1 ? 'Give at least one.' : `Give at least ${least}.`;
  return `Give ${least} or more.`;
}

function tooBig({ origin, maximum = 0 }: RawIssue): string {
  const most = maximum.toLocaleString('en');
  if (origin === 'string') return `Use at most ${most} characters.`;
  return origin === 'array' ? `Give at most ${most}.` : `Give ${most} or less.`;
}
