import { type KeyboardEvent, type RefObject, useMemo, useState } from 'react';
import { useForest } from '../../api/me.ts';
import { useRead } from '../../api/use-read.ts';
import { useSettled } from '../../components/use-settled.ts';
import { checkLine, isLine, type LineCheck } from './line-check.ts';
import type { Offer } from './offers.ts';
import { optionsFor, type OptionGroup } from './palette-options.ts';
import { lineBefore } from './ran-lines.ts';
import { recentOffers, rememberOffer } from './recent.ts';

export interface Palette {
  text: string;
  /** A line of PowerShell; else a few letters of a name. */
  line: boolean;
  setText: (text: string, cursor?: number) => void;
  setCursor: (cursor: number) => void;
  check: LineCheck;
  groups: OptionGroup[];
  /** Key of the option that Enter takes, or null. */
  active: string | null;
  /** The answer to what is typed is not there yet. */
  searching: boolean;
  choose: (key: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** Asked once nobody has typed for so long. */
const settledMs = 120;
const longestSearch = 100;

/** The state of the palette: its text, what can be chosen, what Enter does. */
export function usePalette(
  inputRef: RefObject<HTMLInputElement | null>,
  actions: { run: (line: string) => void; go: (offer: Offer, to: string) => void },
): Palette {
  const { dir } = useForest();
  const [{ text, cursor }, setState] = useState({ text: '', cursor: 0 });
  const [moved, setMoved] = useState<string | null>(null);
  const [dismissed, setDismissed] = useState(false);
  const [back, setBack] = useState(0);
  const line = isLine(text);
  const wanted = line ? '' : text.trim().slice(0, longestSearch);
  const asked = useSettled(wanted, settledMs);
  const search = useRead(
    'objects.find',
    { text: asked },
    { enabled: asked !== '' && asked === wanted, keepPrevious: true },
  );
  const { groups, from, to } = useMemo(
    () => optionsFor(text, cursor, search.data, recentOffers(dir)),
    [text, cursor, search.data, dir],
  );
  const check = useMemo(() => checkLine(text), [text]);
  const shown = dismissed ? [] : groups;
  const options = shown.flatMap(group => group.options);
  // Names: the best is taken unless another is chosen. Lines: Enter runs them unless something is chosen.
  const first = wanted === '' ? null : (options[0]?.key ?? null);
  const active = options.some(({ key }) => key === moved) ? moved : first;

  const setText = (next: string, at = next.length) => {
    setState({ text: next, cursor: at });
    setMoved(null);
    setDismissed(false);
    requestAnimationFrame(() => inputRef.current?.setSelectionRange(at, at));
  };
  const choose = (key: string) => {
    const option = options.find(one => one.key === key);
    if (option?.kind === 'completion') {
      const head = `${text.slice(0, from)}${option.completion.text} `;
      setText(`${head}${text.slice(to).trimStart()}`, head.length);
    } else if (option !== undefined) {
      const { offer } = option;
      rememberOffer(dir, offer);
      if (offer.to !== undefined) actions.go(offer, offer.to);
      else setText(`${offer.cmdlet ?? ''} `);
    }
  };
  const recall = (steps: number) => {
    const next = Math.max(0, back + steps);
    const before = next === 0 ? '' : lineBefore(next);
    if (before === null) return;
    setBack(next);
    setText(before);
    setDismissed(next > 0);
  };
  const move = (steps: number) => {
    const at = options.findIndex(({ key }) => key === active) + steps;
    // Above the first option is the line itself; of names the first is always taken, so there the list goes round.
    if (at < 0) setMoved(wanted === '' ? null : (options.at(-1)?.key ?? null));
    else setMoved(options[at]?.key ?? (wanted === '' ? active : first));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const keys: Record<string, () => void> = {
      ArrowDown: () => (back > 0 ? recall(-1) : move(1)),
      ArrowUp: () => (active === null || back > 0 ? recall(1) : move(-1)),
      Enter: () => {
        if (active !== null) choose(active);
        else if (line || check.kind === 'runs') {
          setBack(0);
          setDismissed(true);
          actions.run(text);
        }
      },
    };
    if (event.key === 'Tab' && !event.shiftKey && line && options.length > 0) {
      event.preventDefault();
      choose(active ?? options[0]?.key ?? '');
    } else if (event.key === 'Escape' && line && options.length > 0) {
      event.preventDefault();
      event.stopPropagation();
      setDismissed(true);
      setMoved(null);
    } else if (keys[event.key] !== undefined && !event.nativeEvent.isComposing) {
      event.preventDefault();
      keys[event.key]?.();
    }
  };
  return {
    text,
    line,
    setText: (next, at) => {
      setBack(0);
      setText(next, at);
    },
    setCursor: at => setState(before => (before.cursor === at ? before : { ...before, cursor: at })),
    check,
    groups: shown,
    active,
    searching: wanted !== '' && (asked !== wanted || search.isFetching),
    choose,
    onKeyDown,
  };
}
