import { useAppState } from '../../api/me.ts';
import type { UserName } from '../../../shared/domain/user.ts';

/** The account of `PRIV\PRIV.Pat`, `PRIV.Pat` or `PRIV.Pat@priv.contoso.local`, in lower case. */
export function accountOf(as: string): string {
  const name = as.split('\\').at(-1) ?? as;
  return (name.split('@')[0] ?? name).toLowerCase();
}

/** Whether a user is the person at the console, by the PRIV account that the console maps to them. */
export function isMe(user: Pick<UserName, 'privAccountName'>, as: string | null): boolean {
  return as !== null && accountOf(as) === user.privAccountName.toLowerCase();
}

/** The PRIV account on whose behalf the person acts, or null where none is mapped. */
export function useMyAccount(): string | null {
  return useAppState().user.as;
}

/** How a person is named in a sentence. */
export function nameOf(user: Pick<UserName, 'sourceDisplayName' | 'privAccountName'>): string {
  return user.sourceDisplayName || user.privAccountName;
}
