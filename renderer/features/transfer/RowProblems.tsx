import { Button } from '@mui/material';
import { useEffect, useRef } from 'react';
import type { UserFileRow } from '../../../shared/domain/user-file.ts';

/** All that is wrong with one row, in full. */
export function RowProblems({ row, onClose }: { row: UserFileRow; onClose: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [row.line]);
  return (
    <section
      className="panel transfer-item"
      aria-labelledby="transfer-row"
      onKeyDown={event => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <div className="panel-head">
        <h3 id="transfer-row" ref={heading} tabIndex={-1}>
          Line {row.line}: {row.account || 'no account'}
        </h3>
        <Button variant="text" onClick={onClose}>
          Close
        </Button>
      </div>
      <div className="transfer-item-body">
        {row.problems.length === 0 ? (
          <p className="soft">Nothing is wrong with this row.</p>
        ) : (
          <ul className="issue-list">
            {row.problems.map(problem => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
