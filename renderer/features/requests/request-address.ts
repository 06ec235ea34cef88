import type { Request } from '../../../shared/contract/registry.ts';
import { roleId, userId } from '../../../shared/domain/ids.ts';
import { openStatuses, type RequestStatus, requestStatuses } from '../../../shared/domain/request.ts';
import {
  addressCodec,
  type AddressValue,
  choicesPart,
  flagPart,
  idPart,
  textPart,
} from '../../components/address-filter.ts';

/** The views of the page, each with an address of its own. */
export type View = 'open' | 'approvals' | 'all';
export const viewBase: Record<View, string> = {
  open: '/requests',
  approvals: '/requests/approvals',
  all: '/requests/all',
};

/** The view that a path below `/requests` belongs to. */
export function viewOf(pathname: string): View {
  const second = pathname.split('/')[2];
  return second === 'approvals' || second === 'all' ? second : 'open';
}

const spec = {
  q: textPart(),
  statuses: choicesPart(requestStatuses),
  role: idPart(text => roleId.safeParse(text).data),
  user: idPart(text => userId.safeParse(text).data),
  /** In the approvals: those that wait for anybody's decision. */
  everyone: flagPart(),
};

export const requestAddress = addressCodec(spec);
export type RequestFilter = AddressValue<typeof spec>;

/** The states that a view's filter offers. */
export function statusesOf(view: View): readonly RequestStatus[] {
  return view === 'open' ? openStatuses : requestStatuses;
}

/** The filter as `requests.list` takes it. The open view never shows what has ended. */
export function requestListInput(view: View, filter: RequestFilter): Omit<Request<'requests.list'>, 'page'> {
  const chosen = filter.statuses?.filter(status => statusesOf(view).includes(status)) ?? [];
  const statuses = chosen.length > 0 ? chosen : view === 'open' ? [...openStatuses] : undefined;
  return {
    ...(statuses === undefined ? {} : { statuses }),
    ...(filter.role === undefined ? {} : { roleId: filter.role }),
    ...(filter.user === undefined ? {} : { userId: filter.user }),
    ...(filter.q === undefined ? {} : { search: filter.q }),
  };
}
