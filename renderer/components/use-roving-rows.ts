import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';

export interface RovingRows {
  /** The index that Tab reaches. */
  current: number;
  onKeyDown: (event: KeyboardEvent<HTMLElement>, index: number) => void;
  onFocus: (index: number) => void;
}

/**
 * One tab stop for a list: arrows, Home, End, Page Up and Page Down move the focus, Enter and Space open. Where rows
 * can be chosen, Space chooses instead, and Shift with an arrow chooses along. `count` rows; each
 * drawn row carries `data-row-index`. A row that windowing has not drawn is scrolled to first.
 */
export function useRovingRows(options: {
  body: RefObject<HTMLElement | null>;
  count: number;
  selectedIndex: number;
  pageRows: number;
  scrollTo: (index: number) => void;
  onOpen: (index: number) => void;
  /** Chooses a row, or no longer. */
  onToggle?: ((index: number) => void) | undefined;
  /** Chooses all rows between two. */
  onSpan?: ((from: number, to: number) => void) | undefined;
}): RovingRows {
  const { body, count, selectedIndex, pageRows, scrollTo, onOpen, onToggle, onSpan } = options;
  const [current, setCurrent] = useState(0);
  const [knownSelected, setKnownSelected] = useState(selectedIndex);
  if (knownSelected !== selectedIndex) {
    setKnownSelected(selectedIndex);
    if (selectedIndex >= 0) setCurrent(selectedIndex);
  }
  const wanted = useRef<number | null>(null);
  const wasSelected = useRef(selectedIndex);

  // After each drawing: the row that was asked for may be there now.
  useEffect(() => {
    if (wanted.current === null) return;
    const row = body.current?.querySelector<HTMLElement>(`[data-row-index="${String(wanted.current)}"]`);
    if (row === null || row === undefined) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
  });

  // The detail was closed: back to the row that opened it, unless the focus has gone elsewhere by itself.
  useEffect(() => {
    const before = wasSelected.current;
    wasSelected.current = selectedIndex;
    if (before < 0 || selectedIndex >= 0) return;
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    body.current?.querySelector<HTMLElement>(`[data-row-index="${String(before)}"]`)?.focus();
  }, [selectedIndex, body]);

  const move = (index: number) => {
    wanted.current = index;
    setCurrent(index);
    scrollTo(index);
  };
  const steps: Record<string, (index: number) => number> = {
    ArrowDown: index => index + 1,
    ArrowUp: index => index - 1,
    Home: () => 0,
    End: () => count - 1,
    PageDown: index => index + pageRows,
    PageUp: index => index - pageRows,
  };
  return {
    current: Math.max(0, Math.min(current, count - 1)),
    onFocus: setCurrent,
    onKeyDown(event, index) {
      // Keys of a control inside of the row are that control's.
      if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
      const step = steps[event.key];
      if (step !== undefined) {
        event.preventDefault();
        const to = Math.max(0, Math.min(count - 1, step(index)));
        if (event.shiftKey) onSpan?.(index, to);
        move(to);
      } else if (event.key === ' ' && onToggle !== undefined) {
        event.preventDefault();
        onToggle(index);
      } else if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        onOpen(index);
      }
    },
  };
}
