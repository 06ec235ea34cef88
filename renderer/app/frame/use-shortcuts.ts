import { useEffect, useEffectEvent } from 'react';

export interface ShortcutActions {
  command: () => void;
  shortcuts: () => void;
  /** The digit of one of `sections`. */
  section: (key: string) => void;
}

/** True where a key is text: in a field, so that `/`, `n` and `?` can be typed. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  );
}

/** The window's keys: Ctrl+K, Alt and a digit, `/`, `n`, `?`. A dialog that is open keeps all but Ctrl+K to itself. */
export function useShortcuts(actions: ShortcutActions): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      actions.command();
      return;
    }
    if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null) return;
    if (event.altKey && !event.ctrlKey && !event.metaKey && /^Digit\d$/.test(event.code)) {
      event.preventDefault();
      actions.section(event.code.slice(-1));
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
    if (event.key === '?') {
      event.preventDefault();
      actions.shortcuts();
    } else if (event.key === '/') {
      const search = document.querySelector<HTMLInputElement>('input.page-search');
      if (search === null) return;
      event.preventDefault();
      search.focus();
      search.select();
    } else if (event.key === 'n') {
      const primary = document.querySelector<HTMLElement>('[data-new]');
      if (primary === null) return;
      event.preventDefault();
      primary.click();
    }
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, []);
}
