import { createContext, type ReactNode, use, useCallback, useState } from 'react';

const AnnounceContext = createContext<(text: string) => void>(() => undefined);

/** Holds the window's live region. Around everything. */
export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ text: '', turn: 0 });
  const announce = useCallback((text: string) => {
    setSaid(before => ({ text, turn: before.turn + 1 }));
  }, []);
  return (
    <AnnounceContext value={announce}>
      {children}
      <div className="hidden-visually" role="status" aria-live="polite">
        {/* The same words twice are two announcements only if the text node is a new one. */}
        <span key={said.turn}>{said.text}</span>
      </div>
    </AnnounceContext>
  );
}

/** Says something to a screen reader without moving the focus: `Copied`, `3 roles found`. */
export function useAnnounce(): (text: string) => void {
  return use(AnnounceContext);
}
