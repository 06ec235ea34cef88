import type { Confirmable, DomainView } from '../../../shared/contract/domains.ts';
import type { Evidence } from '../../../shared/domain/trust.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Chip } from '../../components/Chip.tsx';
import { Moment } from '../../components/Moment.tsx';
import { PowerShellLine } from '../../components/PowerShellStrip.tsx';
import { requirementWords } from './requirements.ts';

export interface RequirementProps {
  domain: DomainView;
  name: Confirmable;
  evidence: Evidence | null;
  /** Why it cannot be confirmed now. */
  offBecause?: string | null;
  onConfirm: () => void;
  onWithdraw: () => void;
}

/** One line of a checklist: its state, what it means, how it is done, and who confirmed it by what. */
export function Requirement({
  domain,
  name,
  evidence,
  offBecause = null,
  onConfirm,
  onWithdraw,
}: RequirementProps) {
  const { title, means, place, commands } = requirementWords(domain, name);
  return (
    <li className="requirement" data-confirmed={evidence !== null}>
      <div className="requirement-head">
        <h4>{title}</h4>
        {evidence === null ? (
          <Chip tone="warning" icon="warning">
            Not confirmed
          </Chip>
        ) : (
          <Chip tone="success" icon="check">
            Confirmed
          </Chip>
        )}
        <span className="requirement-act">
          {evidence === null ? (
            <ActionButton
              needs="administer"
              offBecause={offBecause}
              onClick={onConfirm}
              aria-label={`Confirm: ${title}`}
            >
              Confirm
            </ActionButton>
          ) : (
            <ActionButton needs="administer" onClick={onWithdraw} aria-label={`Withdraw: ${title}`}>
              Withdraw
            </ActionButton>
          )}
        </span>
      </div>
      <p>{means}</p>
      {evidence !== null && (
        <figure className="evidence">
          <blockquote>{evidence.text}</blockquote>
          <figcaption className="small soft">
            {evidence.by}, <Moment at={evidence.at} form="exact" />
          </figcaption>
        </figure>
      )}
      {evidence === null && (place !== null || commands.length > 0) && (
        <div className="requirement-how">
          {commands.map(line => (
            <PowerShellLine key={line} line={line} />
          ))}
          {place !== null && <p className="small soft">{place}</p>}
        </div>
      )}
    </li>
  );
}
