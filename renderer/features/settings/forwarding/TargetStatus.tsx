import type { Output } from '../../../../shared/contract/registry.ts';
import type { ForwardTargetView } from '../../../../shared/domain/forwarding.ts';
import { Chip } from '../../../components/Chip.tsx';
import { Facts } from '../../../components/Facts.tsx';
import { Moment } from '../../../components/Moment.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { counted } from '../../../components/words.ts';

type Status = Output<'forwarding.status'>['targets'][number];

/** How one target stands: in a word, and what the word hides. */
export function TargetStatus({ target, status }: { target: ForwardTargetView; status: Status }) {
  const { name, delivered, deliveredAt, waiting, failingSince, why, nextTryAt, refuses, refusesFrom } =
    status;
  const { refuse, minutes, entries } = target.policy;
  return (
    <>
      {failingSince !== null && (
        <Notice
          tone={refuses ? 'error' : 'warning'}
          title={refuses ? 'Delivery fails, and activations are refused' : 'Delivery fails'}
        >
          {why.charAt(0).toUpperCase() + why.slice(1).replace(/\.$/, '')}. Nothing is lost: what waits is
          delivered when it works again.
        </Notice>
      )}
      <Facts
        items={[
          ['State', <StateChip key="state" status={status} />],
          [
            'To',
            <span key="to" className="mono">
              {name}
            </span>,
          ],
          [
            'Delivered up to',
            deliveredAt === null ? (
              'Nothing yet'
            ) : (
              <span key="delivered" className="figures">
                #{delivered.toLocaleString('en')}, <Moment at={deliveredAt} past focusable />
              </span>
            ),
          ],
          ['Waiting', counted(waiting, 'entry', 'entries')],
          [
            'Fails since',
            failingSince === null ? null : <Moment key="since" at={failingSince} form="exact" past />,
          ],
          ['Next attempt', nextTryAt === null ? null : <Moment key="next" at={nextTryAt} focusable />],
          [
            'While it fails',
            refuse
              ? `Activations are refused after ${counted(minutes, 'minute')}, or as soon as ${counted(entries, 'entry waits', 'entries wait')}.`
              : 'Activations go on.',
          ],
          [
            'Activations are refused from',
            refusesFrom === null || refuses ? null : <Moment key="from" at={refusesFrom} form="exact" />,
          ],
        ]}
      />
    </>
  );
}

function StateChip({ status: { on, failingSince, waiting, sending } }: { status: Status }) {
  if (!on) return <Chip icon="minus">Off</Chip>;
  if (failingSince !== null)
    return (
      <Chip tone="error" icon="error">
        Fails
      </Chip>
    );
  if (waiting > 0 || sending)
    return (
      <Chip tone="info" icon="clock">
        Delivering
      </Chip>
    );
  return (
    <Chip tone="success" icon="success">
      Up to date
    </Chip>
  );
}
