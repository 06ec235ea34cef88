import { Tooltip } from '@mui/material';
import { exactWords, localAndUtc, relativeWords, untilWords } from './words.ts';
import { useNow } from './use-now.ts';

export interface MomentProps {
  /** Milliseconds UTC; null shows a dash. */
  at: number | null;
  /** `relative` in lists, `exact` (local, with UTC below) in details, `until` for ends: the clock, with the day if it is another. */
  form?: 'relative' | 'exact' | 'until';
  /** False inside of a row that is itself the tab stop: the row's description then tells the exact time. */
  focusable?: boolean;
  /** True for what has happened: the page's clock ticks rarely, and must not make a moment ago a moment to come. */
  past?: boolean;
}

/** A time: relative in lists, exact on hover and focus, both local and UTC. */
export function Moment({ at, form = 'relative', focusable = false, past = false }: MomentProps) {
  const ticked = useNow();
  const now = past && at !== null ? Math.max(ticked, at) : ticked;
  if (at === null) return <span className="soft">–</span>;
  const iso = new Date(at).toISOString();
  if (form === 'exact')
    return (
      <time dateTime={iso} className="figures">
        {exactWords(at)} <span className="soft">local</span>
        <br />
        <span className="soft">{exactWords(at, 'UTC')} UTC</span>
      </time>
    );
  return (
    <Tooltip title={localAndUtc(at)}>
      <time dateTime={iso} className="figures" {...(focusable ? { tabIndex: 0 } : {})}>
        {form === 'until' ? untilWords(at, now) : relativeWords(at, now)}
      </time>
    </Tooltip>
  );
}
