import type { CallError } from '../api/client.ts';
import { ErrorNotice } from './ErrorNotice.tsx';
import { Detail } from './ListDetail.tsx';
import type { ObjectKind } from './object-kind.ts';
import { TableSkeleton } from './TableSkeleton.tsx';

export interface ReadingDetailProps {
  kind: ObjectKind;
  id: string;
  error: CallError | null;
  onRetry: () => void;
}

/** The detail of an object that is being read, or cannot be. */
export function ReadingDetail({ kind, id, error, onRetry }: ReadingDetailProps) {
  return (
    <Detail id={id} title={error === null ? `Reading the ${kind}` : `The ${kind} cannot be shown`}>
      {error === null ? <TableSkeleton columns={2} /> : <ErrorNotice error={error} onRetry={onRetry} />}
    </Detail>
  );
}
