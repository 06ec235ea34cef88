import { Button } from '@mui/material';
import {
  comparedKinds,
  comparedStates,
  type ComparedKind,
  type ComparedState,
  type OpenedCollected,
} from '../../../shared/domain/transfer-views.ts';
import { kindNames, stateNames } from './choices.ts';

const order: readonly ComparedState[] = ['problem', 'differs', 'new', 'missing', 'same'];

export interface CountTableProps {
  counts: OpenedCollected['counts'];
  onShow: (kind: ComparedKind, state: ComparedState) => void;
}

/** How many objects of each kind are new, differ, are missing or alike. A number shows its objects. */
export function CountTable({ counts, onShow }: CountTableProps) {
  const states = order.filter(state => comparedStates.includes(state));
  return (
    <div className="plain-frame transfer-counts">
      <table className="plain" aria-label="Objects by kind and state">
        <thead>
          <tr>
            <th scope="col">Kind</th>
            {states.map(state => (
              <th key={state} scope="col" data-align="end">
                {stateNames[state]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {comparedKinds.map(kind => (
            <tr key={kind}>
              <th scope="row">{kindNames[kind].many}</th>
              {states.map(state => {
                const count = counts[kind][state];
                return (
                  <td key={state} className="middle figures" data-align="end">
                    {count === 0 ? (
                      <span className="soft">0</span>
                    ) : (
                      <Button
                        variant="text"
                        size="small"
                        aria-label={`Show ${count.toLocaleString('en')} ${(count === 1 ? kindNames[kind].one : kindNames[kind].many).toLowerCase()}: ${stateNames[state].toLowerCase()}`}
                        onClick={() => onShow(kind, state)}
                      >
                        {count.toLocaleString('en')}
                      </Button>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
