import { Skeleton } from '@mui/material';

/** A table that is being read: its shape, and the words for those who do not see it. */
export function TableSkeleton({ columns, rows = 8 }: { columns: number; rows?: number }) {
  return (
    <div className="table-skeleton" aria-busy="true">
      <span className="hidden-visually" role="status">
        Reading the list
      </span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="table-skeleton-row">
          {Array.from({ length: columns }, (_, column) => (
            <Skeleton
              key={column}
              variant="text"
              width={`${String(40 + ((row * 17 + column * 29) % 50))}%`}
            />
          ))}
        </div>
      ))}
    </div>
  );
}
