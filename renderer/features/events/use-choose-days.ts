import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useAnnounce } from '../../components/Announcer.tsx';
import type { DayBar } from '../../components/days.ts';
import { type Choosing, type Days, daysBetween, daysInWords, moved, windowEnd } from './day-choice.ts';

/** At most so many days are drawn at once; earlier ones come by key or button. */
const mostDrawn = 42;

interface ChooseDays {
  /** Every day from the first entry's, or the first drawn, to today. */
  all: readonly DayBar[];
  /** What the filter selects now, or null. */
  applied: Days | null;
  onApply: (days: Days | null) => void;
  chart: RefObject<HTMLElement | null>;
}

/**
 * Choosing days on the histogram, by dragging or by keyboard: arrows move the focus, Shift with them chooses, Enter applies, Escape
 * takes off what is being chosen, then the time of the filter. What is chosen is applied at the end only.
 */
export function useChooseDays({ all, applied, onApply, chart }: ChooseDays) {
  const announce = useAnnounce();
  const first = all[0]?.date ?? '';
  const last = all.at(-1)?.date ?? '';
  const [end, setEnd] = useState<string | null>(null);
  const [head, setHead] = useState<string | null>(null);
  const [choosing, setChoosing] = useState<Choosing | null>(null);
  const dragged = useRef<string | null>(null);
  const wanted = useRef<string | null>(null);

  // Days that were filtered elsewhere, as by the Time button, are brought into sight.
  const filtered = applied === null ? '' : `${applied.from} ${applied.to}`;
  const [known, setKnown] = useState(filtered);
  if (known !== filtered) {
    setKnown(filtered);
    if (applied !== null && head !== null && (head < applied.from || head > applied.to)) {
      setHead(null);
      setEnd(null);
    }
  }

  const drawn = Math.min(mostDrawn, all.length);
  const endDay = windowEnd(end === null || end > last ? last : end, head ?? applied?.to ?? last, drawn, last);
  const endAt = all.findIndex(bar => bar.date === endDay);
  const bars = all.slice(Math.max(0, endAt + 1 - drawn), endAt + 1);
  // What Tab reaches: where the focus was, else the last day that is filtered, else today.
  const within = (day: string | null | undefined) => bars.some(bar => bar.date === day);
  const tabStop = [head, applied?.to].find(within) ?? bars.at(-1)?.date;

  // After the window of days has moved, the day that was asked for is drawn.
  useEffect(() => {
    if (wanted.current === null) return;
    chart.current?.querySelector<HTMLElement>(`[data-day="${wanted.current}"]`)?.focus();
    wanted.current = null;
  });

  const apply = (days: Days) => {
    const same = applied !== null && applied.from === days.from && applied.to === days.to;
    setChoosing(null);
    onApply(same ? null : days);
    announce(same ? 'All days are shown.' : `Shown: ${daysInWords(days, all)}`);
  };

  function onKeyDown(event: KeyboardEvent<HTMLElement>, date: string) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = moved(
      event.key,
      event.shiftKey,
      { head: date, anchor: choosing?.anchor ?? null },
      { first, last },
    );
    if (next !== null) {
      event.preventDefault();
      const chosen = next.anchor === null ? null : { anchor: next.anchor, head: next.head };
      wanted.current = next.head;
      setHead(next.head);
      setChoosing(chosen);
      if (chosen !== null) announce(`${daysInWords(daysBetween(chosen), all)}. Enter shows them.`);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      apply(choosing === null ? { from: date, to: date } : daysBetween(choosing));
    } else if (event.key === 'Escape' && (choosing !== null || applied !== null)) {
      // Not for the details beside the list, which the same key closes.
      event.preventDefault();
      event.stopPropagation();
      if (choosing === null) onApply(null);
      announce(choosing === null ? 'All days are shown.' : 'Nothing is chosen.');
      setChoosing(null);
    }
  }

  /** The drawn day at a place of the window, the outermost one beside them. */
  function dayAt(x: number): string | undefined {
    const buttons = [...(chart.current?.querySelectorAll<HTMLElement>('[data-day]') ?? [])];
    const over = buttons.find(button => x < button.getBoundingClientRect().right) ?? buttons.at(-1);
    return over?.dataset['day'];
  }

  const drag = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      dragged.current = dayAt(event.clientX) ?? null;
      setChoosing(null);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (event.buttons === 0) dragged.current = null;
      const anchor = dragged.current;
      const day = dayAt(event.clientX);
      if (anchor === null || day === undefined || (choosing === null && day === anchor)) return;
      // Only now: a press without a drag stays a click of its day.
      event.currentTarget.setPointerCapture(event.pointerId);
      if (choosing?.head !== day) setChoosing({ anchor, head: day });
    },
    onPointerUp() {
      const began = dragged.current;
      dragged.current = null;
      if (began !== null && choosing !== null) {
        setHead(choosing.head);
        apply(daysBetween(choosing));
      }
    },
    onPointerCancel() {
      dragged.current = null;
      setChoosing(null);
    },
  };

  return {
    bars,
    tabStop,
    marked: choosing === null ? applied : daysBetween(choosing),
    /** What is being chosen, in words; null where nothing is. */
    words: choosing === null ? null : daysInWords(daysBetween(choosing), all),
    onKeyDown,
    onFocus: (date: string) => setHead(date),
    onClick(event: { shiftKey: boolean }, date: string) {
      // A click with Shift goes on from the day that had the focus or is filtered.
      const from = applied?.from;
      apply(
        event.shiftKey && from !== undefined
          ? daysBetween({ anchor: from, head: date })
          : { from: date, to: date },
      );
    },
    drag,
    earlier: (bars[0]?.date ?? first) > first ? () => page(-1) : null,
    later: endDay < last ? () => page(1) : null,
  };

  function page(by: -1 | 1) {
    const to = all[Math.max(drawn - 1, Math.min(all.length - 1, endAt + by * (drawn - 7)))]?.date;
    setHead(to ?? null);
    setEnd(to ?? null);
    setChoosing(null);
  }
}
