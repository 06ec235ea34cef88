import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { CallError } from '../api/client.ts';
import { ErrorNotice } from './ErrorNotice.tsx';

export interface LoadedProps<T> {
  read: UseQueryResult<T, CallError>;
  children: (data: T) => ReactNode;
}

/** What was read, or that it is being read, or why it could not be. */
export function Loaded<T>({ read, children }: LoadedProps<T>) {
  if (read.data !== undefined) return <>{children(read.data)}</>;
  if (read.error !== null) return <ErrorNotice error={read.error} onRetry={() => void read.refetch()} />;
  return (
    <div aria-busy="true">
      <p className="soft" role="status">
        Reading
      </p>
    </div>
  );
}
