import { useSyncExternalStore } from 'react';

/** Below it the names give way to the cells; a window at 200 % is so narrow. */
const query = '(max-width: 900px)';

/** Whether the window is narrow now. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    changed => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}
