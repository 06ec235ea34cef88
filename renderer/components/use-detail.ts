import { useLocation, useMatch, useNavigate } from 'react-router';

export interface DetailAddress {
  /** The id of what is open beside the list, or null. */
  openId: string | null;
  /** The open tab of the detail, or null in the first one. */
  tab: string | null;
  open: (id: string) => void;
  close: () => void;
  /** The address of a detail, with the list's filter kept: for links. */
  to: (id: string, tab?: string) => string;
}

/**
 * The detail beside a list, held by the address: `/roles/<id>/<tab>?<the list's filter>`. `base` is the list's path (`/roles`).
 */
export function useDetail(base: string): DetailAddress {
  const navigate = useNavigate();
  const { search } = useLocation();
  const match = useMatch(`${base}/:id/*`);
  const to = (id: string, tab?: string) =>
    `${base}/${encodeURIComponent(id)}${tab === undefined ? '' : `/${tab}`}${search}`;
  return {
    openId: match?.params.id ?? null,
    tab: match?.params['*']?.split('/')[0] || null,
    open: id => void navigate(to(id)),
    close: () => void navigate(`${base}${search}`),
    to,
  };
}
