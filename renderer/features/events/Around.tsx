import { Button } from '@mui/material';
import { useRead } from '../../api/use-read.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Section } from '../../components/Section.tsx';
import { addressCodec, flagPart } from '../../components/address-filter.ts';
import { useAddress } from '../../components/use-address.ts';
import { Story } from './Story.tsx';

/** So many entries before, and as many after. */
const reach = 10;

const address = addressCodec({ around: flagPart() });

/**
 * What else was recorded just before and after an entry, whatever the list's filter leaves out. The address keeps it, so that going
 * from entry to entry shows what is around each.
 */
export function Around({ seq }: { seq: number }) {
  const [{ around }, setAddress] = useAddress(address);
  const on = around === true;
  return (
    <Section
      title="Events around this one"
      help={on ? 'Without the filter of the list, oldest first.' : undefined}
      action={
        <Button variant="text" aria-expanded={on} onClick={() => setAddress(on ? {} : { around: true })}>
          {on ? 'Hide' : `Show ${String(reach)} before and after`}
        </Button>
      }
    >
      {on && <Entries seq={seq} />}
    </Section>
  );
}

function Entries({ seq }: { seq: number }) {
  const read = useRead('events.list', { filter: {}, before: seq + reach + 1, limit: 2 * reach + 1 });
  if (read.error !== null) return <ErrorNotice error={read.error} onRetry={() => void read.refetch()} />;
  if (read.data === undefined)
    return (
      <p className="soft" role="status">
        Reading the events around
      </p>
    );
  // Near the end of the history the page reaches further back.
  return <Story events={read.data.rows.filter(event => event.seq >= seq - reach)} current={seq} />;
}
