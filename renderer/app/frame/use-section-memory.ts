import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { sectionOf } from './sections.ts';

/** Remembers each section's filter while the window is open: who comes back to a list finds it as it was left. */
export function useSectionMemory(): (path: string) => string {
  const { pathname, search } = useLocation();
  const left = useRef(new Map<string, string>());
  const here = sectionOf(pathname)?.path;
  useEffect(() => {
    if (here !== undefined) left.current.set(here, search);
  }, [here, search]);
  // In the section itself its name leads to the whole list: that is how the filter is dropped.
  return path => (path === here ? path : `${path}${left.current.get(path) ?? ''}`);
}
