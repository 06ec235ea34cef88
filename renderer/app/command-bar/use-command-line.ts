import { type KeyboardEvent, type RefObject, useMemo, useState } from 'react';
import { completions, type Completion } from '../../../shared/cmdlets/complete.ts';
import { checkLine, type LineCheck } from './line-check.ts';
import type { Section } from '../frame/sections.ts';

export type Option =
  | { kind: 'page'; section: Section; text: string; help: string }
  | { kind: 'completion'; completion: Completion; text: string; help: string };

/** Lines that were run, oldest first, while the window is open: never written anywhere. */
const ran: string[] = [];

/** Remembers a line for Arrow up; the same line twice in a row is one. */
export function rememberLine(line: string): void {
  if (ran.at(-1) !== line) ran.push(line);
  if (ran.length > 100) ran.shift();
}

export interface CommandLine {
  text: string;
  setText: (text: string, cursor?: number) => void;
  setCursor: (cursor: number) => void;
  check: LineCheck;
  options: Option[];
  /** Index of the chosen option, or -1. */
  active: number;
  choose: (index: number) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

const shownOptions = 8;

/** The state of the command bar's line: text, options, chosen option, lines of before. */
export function useCommandLine(
  inputRef: RefObject<HTMLInputElement | null>,
  actions: { run: (line: string) => void; go: (section: Section) => void },
): CommandLine {
  const [state, setState] = useState({ text: '', cursor: 0 });
  const [active, setActive] = useState(-1);
  const [dismissed, setDismissed] = useState(false);
  const [back, setBack] = useState(0);
  const { text, cursor } = state;
  const check = useMemo(() => checkLine(text), [text]);
  const found = useMemo(() => (text.trim() === '' ? null : completions(text, cursor)), [text, cursor]);
  const options = useMemo<Option[]>(() => {
    const pages: Option[] =
      check.kind === 'page'
        ? check.pages.map(section => ({ kind: 'page', section, text: section.name, help: 'Go to the page' }))
        : [];
    const typed = found === null ? '' : text.slice(found.from, found.to).toLowerCase();
    const items = (found?.items ?? []).filter(item => item.text.toLowerCase() !== typed);
    return [
      ...pages,
      ...items.slice(0, shownOptions).map((completion): Option => ({
        kind: 'completion',
        completion,
        text: completion.text,
        help: completion.help,
      })),
    ];
  }, [check, found, text]);
  const shown = dismissed ? [] : options;

  const setText = (next: string, at = next.length) => {
    setState({ text: next, cursor: at });
    setActive(-1);
    setDismissed(false);
    requestAnimationFrame(() => inputRef.current?.setSelectionRange(at, at));
  };
  const choose = (index: number) => {
    const option = shown[index];
    if (option === undefined) return;
    if (option.kind === 'page') actions.go(option.section);
    else if (found !== null) {
      const head = `${text.slice(0, found.from)}${option.completion.text} `;
      setText(`${head}${text.slice(found.to).trimStart()}`, head.length);
    }
  };
  const recall = (steps: number) => {
    const next = Math.max(0, Math.min(ran.length, back + steps));
    setBack(next);
    setText(next === 0 ? '' : (ran[ran.length - next] ?? ''));
    setDismissed(true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const keys: Record<string, () => void> = {
      ArrowDown: () => (back > 0 ? recall(-1) : setActive(Math.min(shown.length - 1, active + 1))),
      ArrowUp: () => (active >= 0 ? setActive(active - 1) : recall(1)),
      Enter: () => {
        if (active >= 0) return choose(active);
        if (check.kind === 'page') return choose(0);
        if (text.trim() !== '') {
          setBack(0);
          setDismissed(true);
          actions.run(text);
        }
      },
    };
    if (event.key === 'Tab' && !event.shiftKey && shown.length > 0 && text !== '') {
      event.preventDefault();
      choose(Math.max(0, active));
    } else if (event.key === 'Escape' && shown.length > 0 && text !== '') {
      event.preventDefault();
      event.stopPropagation();
      setDismissed(true);
      setActive(-1);
    } else if (keys[event.key] !== undefined) {
      event.preventDefault();
      keys[event.key]?.();
    }
  };
  return {
    text,
    setText: (next, at) => {
      setBack(0);
      setText(next, at);
    },
    setCursor: at => setState(before => (before.cursor === at ? before : { ...before, cursor: at })),
    check,
    options: shown,
    active,
    choose,
    onKeyDown,
  };
}
