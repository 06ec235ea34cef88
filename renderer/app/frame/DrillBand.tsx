import { useId } from 'react';
import type { ForestSummary } from '../../../shared/contract/app.ts';
import { useAct } from '../../api/use-act.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Icon } from '../../components/Icon.tsx';
import { exactWords } from '../../components/words.ts';

/** Above everything while a drill is open: that nothing is real, what it is a copy of, and the way back. */
export function DrillBand({ drill }: { drill: NonNullable<ForestSummary['drill']> }) {
  const leave = useAct('forest.leaveDrill');
  return (
    <aside className="drill-band" aria-label="Drill">
      <Icon name="warning" size={18} />
      <p>
        <strong>DRILL: nothing here is real.</strong>{' '}
        <span className="drill-band-more">
          A copy of {drill.of}, made {exactWords(drill.since)}. No telephone rings, and no file of the MIM
          Service is written.
        </span>
      </p>
      <ActionButton className="drill-leave" busy={leave.isPending} onClick={() => leave.mutate({})}>
        Leave the drill
      </ActionButton>
      {leave.error !== null && <ErrorNotice error={leave.error} title="The drill was not left" />}
    </aside>
  );
}

/** Over every page, dialogs too, and in the way of nothing: a picture of the window cannot pass for one of the real forest. */
export function DrillWatermark() {
  const id = useId();
  return (
    <svg className="drill-watermark" aria-hidden="true">
      <pattern id={id} width={260} height={150} patternUnits="userSpaceOnUse" patternTransform="rotate(-30)">
        <text x={20} y={90}>
          DRILL
        </text>
      </pattern>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  );
}
