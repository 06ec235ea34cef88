import { createContext, use } from 'react';
import type { AppState, ForestSummary } from '../../shared/contract/app.ts';
import { allows, type Access } from '../../shared/contract/define.ts';

/** What the frame knows of the console, for every page. Provided by App once `app.state` has answered. */
export const AppStateContext = createContext<AppState | null>(null);

/** The console's state. Only below the frame. */
export function useAppState(): AppState {
  const state = use(AppStateContext);
  if (state === null) throw new Error('useAppState is used outside of the frame.');
  return state;
}

/** The open forest. Only on pages, which are not shown without one. */
export function useForest(): ForestSummary {
  const { forest } = useAppState();
  if (forest === null) throw new Error('useForest is used while no forest is open.');
  return forest;
}

const levelVerbs: Record<Access, string> = {
  read: 'read',
  operate: 'operate',
  administer: 'administer',
};

/** Null if the person may do what needs `needed`; otherwise the sentence that says why not and who can help. */
export function useRefusal(needed: Access): string | null {
  const { user } = useAppState();
  return refusalFor(user.access, needed);
}

/** As useRefusal, for a level at hand. */
export function refusalFor(held: Access, needed: Access): string | null {
  if (allows(held, needed)) return null;
  return `You may ${levelVerbs[held]}. Ask an administrator of this console for “${needed}”.`;
}
