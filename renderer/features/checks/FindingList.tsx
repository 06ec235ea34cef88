import { useState } from 'react';
import { Link } from 'react-router';
import type { CheckFinding } from '../../../shared/contract/checks.ts';
import { checkKind } from '../../../shared/domain/check-catalogue.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { SeverityLabel } from '../../components/SeverityLabel.tsx';
import { FixButton } from './FixButton.tsx';
import { addressOf } from './objects.ts';
import { SuppressDialog } from './SuppressDialog.tsx';

/**
 * Findings with what each means, its remedy, and what can be done from here. On the page of the object `own` they are shorter: the form
 * below is what the page is for.
 */
export function FindingList({ findings, own }: { findings: readonly CheckFinding[]; own?: string }) {
  const [suppressing, setSuppressing] = useState<CheckFinding | null>(null);
  return (
    <>
      <ul className="found-list">
        {findings.map(finding => {
          const { check, object, severity, sentence, remedy } = finding;
          const { means } = checkKind(check);
          const address = object.id === own ? null : addressOf(object);
          return (
            <li key={`${check} ${object.kind} ${object.id}`}>
              <SeverityLabel severity={severity} />
              <div className="found-text">
                <p className="found-sentence">{sentence}</p>
                {own === undefined && <p>{means}</p>}
                <p className="soft">
                  {remedy}
                  {address !== null && (
                    <>
                      {' '}
                      <Link to={address}>{object.name}</Link>
                    </>
                  )}
                </p>
              </div>
              <div className="found-actions">
                <FixButton finding={finding} own={own} />
                <ActionButton
                  variant="text"
                  needs="operate"
                  aria-label={`Suppress: ${sentence}`}
                  onClick={() => setSuppressing(finding)}
                >
                  Suppress
                </ActionButton>
              </div>
            </li>
          );
        })}
      </ul>
      {suppressing !== null && <SuppressDialog finding={suppressing} onClose={() => setSuppressing(null)} />}
    </>
  );
}
