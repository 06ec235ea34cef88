import type { Simulation } from '../../../shared/domain/simulation.ts';
import { callStatus } from '../../../shared/domain/call-status.ts';
import { durationInWords } from '../../../shared/domain/words.ts';
import { useRead } from '../../api/use-read.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Section } from '../../components/Section.tsx';
import { counted } from '../../components/words.ts';
import { BarChart } from './BarChart.tsx';
import { BarTable } from './BarTable.tsx';
import { MembersCharts } from './MembersCharts.tsx';
import { TranscriptTable } from './TranscriptTable.tsx';
import { atWords, endWords, gateWords, resultSentence, waitWords } from './result-words.ts';

/** What a run came to. `message` is the job's own sentence. */
export function Result({ job, message }: { job: string; message: string }) {
  return (
    <Loaded read={useRead('simulator.result', { job })}>
      {result => (
        <div className="simulation">
          <Head result={result} message={message} />
          <Outcomes result={result} />
          <Refusals result={result} />
          <Roles result={result} />
          <Section
            title="How many hold a role at once"
            level={2}
            help="The most people in each part of the scenario’s days, of the roles with the highest peaks."
          >
            <MembersCharts result={result} />
          </Section>
          <Approvals result={result} />
          <Section title="When requests come" level={2}>
            <BarChart
              title="Requests by hour of the day"
              unit="requests"
              bars={result.hours.map((value, hour) => ({
                label: String(hour),
                words: `${String(hour)}:00 to ${String(hour + 1)}:00`,
                value,
              }))}
            />
          </Section>
          <TranscriptTable result={result} />
        </div>
      )}
    </Loaded>
  );
}

function Head({ result, message }: { result: Simulation; message: string }) {
  const { busiestHour, timeZone, hash, lines, seed, zoneData } = result;
  return (
    <div className="simulation-head">
      <p className="simulation-sentence">{resultSentence(result)}</p>
      <Facts
        items={[
          ['Scenario', `${result.scenario}, seed ${String(seed)}`],
          [
            'Busiest hour',
            `${counted(busiestHour.requests, 'request')} from ${atWords(busiestHour.at, timeZone)} (${timeZone})`,
          ],
          ['Run', message],
          [
            'Transcript',
            <span key="hash" className="simulation-hash">
              <span className="mono">{hash}</span>
              <CopyButton text={hash} what="hash of the transcript" />
              <span className="soft">
                SHA-256 of {counted(lines, 'line')}; the same scenario gives the same with the zone data{' '}
                {zoneData}.
              </span>
            </span>,
          ],
        ]}
      />
    </div>
  );
}

function Outcomes({ result }: { result: Simulation }) {
  return (
    <div className="simulation-pair">
      <Section title="How requests end" level={2}>
        <BarTable
          label="How requests end"
          name="End"
          rows={result.ends.map(({ end, count }) => ({ words: endWords[end], value: count }))}
        />
      </Section>
      <Section title="How calls end" level={2}>
        <BarTable
          label="How calls end"
          name="Call"
          empty="No role of the scenario asks for a call, or nobody came as far."
          rows={result.calls.map(({ code, verified, count }) => ({
            words: `${callStatus(code).words} (${String(code)})${verified ? ': verified' : ''}`,
            value: count,
          }))}
        />
      </Section>
    </div>
  );
}

function Roles({ result }: { result: Simulation }) {
  return (
    <Section title="Roles" level={2} help="The most people who held each role at once, and when first.">
      <BarTable
        label="Most holders of each role"
        name="Role"
        rows={result.roles.map(({ name, requests, activated, peak, peakAt }) => ({
          words: name,
          more: `${counted(requests, 'request')}, ${activated.toLocaleString('en')} activated${peakAt === null ? '' : `; highest at ${atWords(peakAt, result.timeZone)}`}`,
          value: peak,
        }))}
      />
    </Section>
  );
}

function Refusals({ result }: { result: Simulation }) {
  return (
    <Section
      title="Why requests are refused"
      level={2}
      help="One request can be refused for several reasons at once."
    >
      <BarTable
        label="Why requests are refused"
        name="Reason"
        empty="No request was refused by a gate."
        rows={result.refusals.map(({ gate, reason, count }) => ({
          words: `${gateWords[gate]}: ${reason}`,
          value: count,
        }))}
      />
    </Section>
  );
}

function Approvals({ result: { approvals } }: { result: Simulation }) {
  const { wait, asked, automatic, approved, rejected, lapsed } = approvals;
  return (
    <Section
      title="Wait for approval"
      level={2}
      help={
        wait === null
          ? `${counted(asked, 'approval')} asked, and none decided.`
          : `Half of the decisions came within ${durationInWords(wait.p50)}, 95 of 100 within ${durationInWords(wait.p95)}, the last after ${durationInWords(wait.most)}. ` +
            `Of ${counted(asked, 'request')}, ${approved.toLocaleString('en')} were approved, ${rejected.toLocaleString('en')} rejected, and ${lapsed.toLocaleString('en')} lapsed without a decision; ${counted(automatic, 'owner')} needed nobody’s.`
      }
    >
      <BarChart
        title="Decisions by how long they were waited for"
        unit="decisions"
        bars={approvals.waits.map(({ upTo, count }, at) => ({
          label: waitWords(upTo, approvals.waits[at - 1]?.upTo ?? 0),
          words: waitWords(upTo, approvals.waits[at - 1]?.upTo ?? 0),
          value: count,
        }))}
      />
    </Section>
  );
}
