import { useState } from 'react';
import type { EvidenceState } from '../../../shared/domain/mim-evidence.ts';
import { call } from '../../api/client.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Notice } from '../../components/Notice.tsx';
import { counted } from '../../components/words.ts';

const purposes = { csv: 'comparison-csv', html: 'comparison-html' } as const;

/** Saves the rows of a comparison that are shown, for a spreadsheet or for reading and print. */
export function SaveComparison({ session, states }: { session: string; states: EvidenceState[] }) {
  const [saved, setSaved] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const save = async (format: 'csv' | 'html') => {
    setError(null);
    setSaved(null);
    try {
      const suggestedName = `MIM event log compared.${format}`;
      const { path } = await call('app.pickSave', { purpose: purposes[format], suggestedName });
      if (path === null) return;
      const chosen = states.length === 0 ? {} : { states };
      const { rows } = await call('mimEvidence.save', { session, ...chosen, format, path });
      setSaved(`${counted(rows, 'row')} written to ${path}.`);
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <>
      <div className="transfer-save">
        <ActionButton needs="administer" onClick={() => void save('csv')}>
          Save as CSV
        </ActionButton>
        <ActionButton needs="administer" onClick={() => void save('html')}>
          Save as HTML
        </ActionButton>
      </div>
      {error !== null && <ErrorNotice error={error} title="The comparison was not saved" />}
      {saved !== null && (
        <Notice tone="success" title="Comparison saved" live>
          {saved}
        </Notice>
      )}
    </>
  );
}
