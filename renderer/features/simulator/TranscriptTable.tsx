import { eventKind } from '../../../shared/domain/event-catalogue.ts';
import type { Simulation } from '../../../shared/domain/simulation.ts';
import { Section } from '../../components/Section.tsx';
import { counted } from '../../components/words.ts';
import { atWords } from './result-words.ts';

/** The first records of the run, as the history would tell them. */
export function TranscriptTable({ result: { transcript, lines, timeZone } }: { result: Simulation }) {
  return (
    <Section
      title="How it began"
      level={2}
      help={`The first ${counted(transcript.length, 'record')} of ${lines.toLocaleString('en')}, in the words of the history. Nothing of it is in the history.`}
    >
      <details>
        <summary>Show the records</summary>
        <div className="plain-frame transcript">
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">Time ({timeZone})</th>
                <th scope="col">Request</th>
                <th scope="col">Event</th>
                <th scope="col">What happened</th>
              </tr>
            </thead>
            <tbody>
              {transcript.map(({ at, event, request, message }, index) => (
                <tr key={index}>
                  <td className="figures">{atWords(at, timeZone)}</td>
                  <td className="figures">{request}</td>
                  <td>
                    {event} {eventKind(event)?.title}
                  </td>
                  <td>{message}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </Section>
  );
}
