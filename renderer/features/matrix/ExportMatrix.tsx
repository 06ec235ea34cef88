import { Button, Menu, MenuItem } from '@mui/material';
import { useId, useState } from 'react';
import type { MatrixFilter } from '../../../shared/contract/matrix.ts';
import { call } from '../../api/client.ts';
import { useForest } from '../../api/me.ts';
import { useAct } from '../../api/use-act.ts';
import { Icon } from '../../components/Icon.tsx';
import { counted } from '../../components/words.ts';

export interface ExportMatrixProps {
  filter: MatrixFilter;
  /** What was written, in a sentence; null where a new export begins. */
  onSaved: (sentence: string | null) => void;
  onError: (error: unknown) => void;
}

const shapes = [
  { shape: 'table', word: 'Table: a line for each user, a column for each role' },
  { shape: 'list', word: 'List: a line for each user and role' },
] as const;

/** Takes away exactly what the filter selects. */
export function ExportMatrix({ filter, onSaved, onError }: ExportMatrixProps) {
  const { corpDnsName } = useForest();
  const act = useAct('matrix.export');
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  const start = async (shape: (typeof shapes)[number]['shape']) => {
    setAnchor(null);
    onError(null);
    onSaved(null);
    try {
      const { path } = await call('app.pickSave', {
        purpose: 'matrix-csv',
        suggestedName: `Who may what in ${corpDnsName}.csv`,
      });
      if (path === null) return;
      const { lines } = await act.mutateAsync({ ...filter, shape, path });
      onSaved(`${counted(lines, 'line')} written to ${path}.`);
    } catch (error) {
      onError(error);
    }
  };
  return (
    <>
      <Button
        startIcon={<Icon name="download" />}
        disabled={act.isPending}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        {...(anchor === null ? {} : { 'aria-controls': id })}
        onClick={event => setAnchor(event.currentTarget)}
      >
        {act.isPending ? 'Exporting' : 'Export'}
      </Button>
      <Menu id={id} anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {shapes.map(({ shape, word }) => (
          <MenuItem key={shape} onClick={() => void start(shape)}>
            {word}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
