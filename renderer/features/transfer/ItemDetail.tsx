import { Button } from '@mui/material';
import { useEffect, useRef } from 'react';
import type { ComparedItem } from '../../../shared/domain/transfer-views.ts';
import { Notice } from '../../components/Notice.tsx';
import { kindNames, type Chosen } from './choices.ts';
import { ChoiceSelect, StateChip } from './item-columns.tsx';

export interface ItemDetailProps {
  item: ComparedItem;
  chosen: Chosen;
  onChoose: (chosen: Chosen) => void;
  onClose: () => void;
}

/** One object field by field, here and in MIM. */
export function ItemDetail({ item, chosen, onChoose, onClose }: ItemDetailProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [item.key]);
  return (
    <section
      className="panel transfer-item"
      aria-labelledby="transfer-item"
      onKeyDown={event => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <div className="panel-head">
        <h3 id="transfer-item" ref={heading} tabIndex={-1}>
          {kindNames[item.kind].one} {item.name}
        </h3>
        <StateChip state={item.state} />
        <ChoiceSelect item={item} chosen={chosen} onChoose={onChoose} />
        <Button variant="text" onClick={onClose}>
          Close
        </Button>
      </div>
      <div className="transfer-item-body">
        {item.problems.length > 0 && (
          <Notice tone="error" title="It cannot be taken">
            {item.problems.join(' ')}
          </Notice>
        )}
        {item.remarks.map(remark => (
          <Notice key={remark} tone="info">
            {remark}
          </Notice>
        ))}
        {item.fields.length > 0 && (
          <div className="plain-frame">
            <table className="plain" aria-label={`Fields of ${item.name}`}>
              <thead>
                <tr>
                  <th scope="col">Field</th>
                  <th scope="col">Here</th>
                  <th scope="col">In MIM</th>
                </tr>
              </thead>
              <tbody>
                {item.fields.map(({ field, here, mim }) => (
                  <tr key={field}>
                    <th scope="row">{field.charAt(0).toUpperCase() + field.slice(1)}</th>
                    <td>{here || <span className="soft">{item.state === 'new' ? '—' : 'empty'}</span>}</td>
                    <td>{mim || <span className="soft">empty</span>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
    </section>
  );
}
