import { Fragment, type ReactNode } from 'react';
import { Detail } from './ListDetail.tsx';
import { Notice } from './Notice.tsx';

/** What reads an id from the address: one of shared/domain/ids.ts. */
export interface IdSchema<Id extends string> {
  safeParse: (text: string) => { data?: Id | undefined };
}

/**
 * The `detail` of a ListDetail: null while nothing is open, and a word of its own where the address holds no id. What `show` answers is
 * keyed by the id, so that each object opens with a state of its own.
 */
export function openedDetail<Id extends string>(
  what: string,
  openId: string | null,
  schema: IdSchema<Id>,
  show: (id: Id) => ReactNode,
): ReactNode | null {
  if (openId === null) return null;
  const id = schema.safeParse(openId).data;
  if (id !== undefined) return <Fragment key={id}>{show(id)}</Fragment>;
  return (
    <Detail id="unknown" title={`No such ${what}`}>
      <Notice tone="error" title={`This address names no ${what}`}>
        Choose a {what} in the list.
      </Notice>
    </Detail>
  );
}
