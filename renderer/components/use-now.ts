import { useSyncExternalStore } from 'react';

interface Ticker {
  subscribe: (listener: () => void) => () => void;
  read: () => number;
}
const tickers = new Map<number, Ticker>();

/** One timer per interval for the whole window, running only while someone looks. */
function tickerOf(everyMs: number): Ticker {
  const known = tickers.get(everyMs);
  if (known !== undefined) return known;
  const listeners = new Set<() => void>();
  let now = Date.now();
  let timer: ReturnType<typeof setInterval> | undefined;
  const tick = () => {
    now = Date.now();
    for (const listener of listeners) listener();
  };
  const made: Ticker = {
    subscribe(listener) {
      if (listeners.size === 0) {
        now = Date.now();
        timer = setInterval(tick, everyMs);
      }
      listeners.add(listener);
      // What is new on the page may be of a moment after the last tick: it would stand in the future until the next one.
      if (Date.now() - now > 1000) tick();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) clearInterval(timer);
      };
    },
    read: () => now,
  };
  tickers.set(everyMs, made);
  return made;
}

/** The time, milliseconds UTC, renewed every `everyMs` (10 s unless told; 1,000 for a running clock). */
export function useNow(everyMs = 10_000): number {
  const ticker = tickerOf(everyMs);
  return useSyncExternalStore(ticker.subscribe, ticker.read);
}
