import { useState } from 'react';
import type { DateOrder, EvidenceSummary } from '../../../shared/domain/mim-evidence.ts';
import { call } from '../../api/client.ts';
import { useForest } from '../../api/me.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Section } from '../../components/Section.tsx';
import { SelectInput } from '../../components/SelectInput.tsx';
import { timeZones } from '../../components/time-zones.ts';
import { counted } from '../../components/words.ts';
import { EvidenceRows } from './EvidenceRows.tsx';
import { OpenFileButton, useOpenedFile } from './use-opened-file.tsx';

const tolerances = [30, 60, 300, 900, 1800, 3600];

/** MIM's event log as Event Viewer exports it, beside the history. */
export function EventLogTab() {
  const forest = useForest();
  const [timeZone, setTimeZone] = useState(forest.timeZone);
  const [dateOrder, setDateOrder] = useState<DateOrder>('auto');
  const [tolerance, setTolerance] = useState(300);
  const file = useOpenedFile<EvidenceSummary>(
    'event-log',
    'event-log',
    path => call('mimEvidence.compare', { path, timeZone, dateOrder, tolerance }),
    ({ counts }) => `Compared: ${counts.missing} missing, ${counts.extra} extra, ${counts.late} late`,
  );
  return (
    <div className="transfer">
      <Section
        level={2}
        title="Compare MIM’s event log with the history"
        help="In Event Viewer on the MIM server: the Privileged Access Management log, “Save All Events As”, XML or CSV. XML is better: it has UTC. Events 101, 103 and 825 are compared; Microsoft publishes no others. The history is not changed but for one event that says that it was compared."
        action={<OpenFileButton file={file} first="Open the exported log" busy="Comparing" />}
      >
        <div className="form-row transfer-defaults">
          <SelectInput
            label="Time zone of the MIM server"
            help="For CSV, whose times are local."
            value={timeZone}
            options={timeZones(timeZone)}
            onChange={event => setTimeZone(event.target.value)}
          />
          <SelectInput
            label="Order of the date"
            help="For CSV."
            value={dateOrder}
            options={[
              { value: 'auto', label: 'As the file tells' },
              { value: 'dmy', label: 'Day, month, year' },
              { value: 'mdy', label: 'Month, day, year' },
            ]}
            onChange={event => setDateOrder(event.target.value as DateOrder)}
          />
          <SelectInput
            label="May be apart by"
            help="Further apart, up to an hour, is late."
            value={String(tolerance)}
            options={tolerances.map(seconds => ({
              value: String(seconds),
              label: seconds < 60 ? counted(seconds, 'second') : counted(seconds / 60, 'minute'),
            }))}
            onChange={event => setTolerance(Number(event.target.value))}
          />
        </div>
        {file.error !== null && <ErrorNotice error={file.error} title="The log was not compared" />}
        {file.opened !== null && <EvidenceRows key={file.opened.session} summary={file.opened} />}
      </Section>
    </div>
  );
}
