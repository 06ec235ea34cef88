import { mainOccasions, occasionWords, type ExpectedEvent } from '../../../shared/domain/explanation.ts';
import { SeverityLabel } from '../../components/SeverityLabel.tsx';

/** The events of the history that the request would write; those of a no stand aside. */
export function ExpectedEvents({ events }: { events: readonly ExpectedEvent[] }) {
  return (
    <table className="expected-events">
      <thead>
        <tr>
          <th scope="col">Event</th>
          <th scope="col">What</th>
          <th scope="col">Severity</th>
          <th scope="col">When</th>
        </tr>
      </thead>
      <tbody>
        {events.map(({ id, title, severity, occasion }, at) => (
          <tr key={`${String(at)} ${String(id)}`} data-aside={!mainOccasions.includes(occasion)}>
            <td className="figures">{id}</td>
            <td>{title}</td>
            <td>
              <SeverityLabel severity={severity} />
            </td>
            <td>{occasionWords[occasion]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
