import { Link } from 'react-router';
import type { Need } from '../../../shared/contract/forest.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { SeverityLabel } from '../../components/SeverityLabel.tsx';

/** What needs someone, worst first, each with its remedy. */
export function Needs({ needs }: { needs: readonly Need[] }) {
  return (
    <section className="panel" aria-labelledby="needs">
      <div className="panel-head">
        <h2 id="needs">What needs you</h2>
        {needs.length > 0 && <span className="soft figures">{needs.length}</span>}
      </div>
      {needs.length === 0 ? (
        <EmptyState icon="success" title="Nothing needs you">
          Calls, approvals, numbers, files and the certificate are in order.
        </EmptyState>
      ) : (
        <ol className="needs">
          {needs.map(need => (
            <li key={`${need.to} ${need.message}`}>
              <Link to={need.to}>
                <SeverityLabel severity={need.severity} />
                <span className="need-text">
                  <span className="need-message">{need.message}</span>
                  <span className="soft">{need.remedy}</span>
                </span>
                <Icon name="right" className="soft" />
              </Link>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
