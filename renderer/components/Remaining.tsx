import { Tooltip } from '@mui/material';
import { localAndUtc, remainingWords } from './words.ts';
import { useNow } from './use-now.ts';

/** What is left until a moment (milliseconds UTC), counting down each second. */
export function Remaining({ until }: { until: number }) {
  const now = useNow(1000);
  return (
    <Tooltip title={`Ends ${localAndUtc(until)}`}>
      <span className="figures" role="timer">
        {until <= now ? 'ending now' : remainingWords(until, now)}
      </span>
    </Tooltip>
  );
}
