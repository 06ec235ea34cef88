/**
 * How well what somebody types fits a name: by its letters in order, without regard to case or blanks. From best to worst: the whole
 * name, its beginning, the beginnings of its words (`ca` and `corpadm` for Corp Admins), a part of it, its letters here and there.
 */
export const matchClasses = ['whole', 'beginning', 'words', 'part', 'letters'] as const;
export type MatchClass = (typeof matchClasses)[number];

/** A name as it is compared: its folded letters, and at which of them a word begins. */
interface Letters {
  text: string;
  starts: readonly boolean[];
}

/** More than this is not typed to find a name, and would only cost time. */
const longestTyped = 100;
const step = 1024;

/**
 * A number that is smaller the better `typed` fits `name`, or null where its letters are not in the name in this order. Names that
 * fit alike have the same number. Blank fits nothing.
 */
export function fitOf(typed: string, name: string): number | null {
  const wanted = lettersOf(typed.slice(0, longestTyped).trim().replace(/\s+/gu, ' ')).text;
  if (wanted === '') return null;
  const { text, starts } = lettersOf(name);
  if (text === wanted) return rank('whole', 0, 0);
  if (text.startsWith(wanted)) return rank('beginning', 0, 0);
  const bare = wanted.replaceAll(' ', '');
  const pieces = piecesOf(bare, text, starts);
  if (pieces !== null) return rank('words', pieces.count, pieces.at);
  const at = text.indexOf(wanted);
  if (at !== -1) return rank('part', 0, at);
  const window = tightest(bare, text);
  return window === null ? null : rank('letters', window.length - bare.length, window.at);
}

/** The class of a fit. */
export function classOf(fit: number): MatchClass {
  return matchClasses[Math.floor(fit / step ** 2)] ?? 'letters';
}

/** The best fit of several names, or null where none fits. */
export function bestFit(typed: string, names: readonly string[]): number | null {
  const fits = names.flatMap(name => fitOf(typed, name) ?? []);
  return fits.length === 0 ? null : Math.min(...fits);
}

function rank(kind: MatchClass, loose: number, at: number): number {
  const capped = (value: number) => Math.min(value, step - 1);
  return (matchClasses.indexOf(kind) * step + capped(loose)) * step + capped(at);
}

/** A word begins after what is neither letter nor digit, and at a capital: PRIV.Jen, Get-PAMRole, CorpAdmins. */
function lettersOf(name: string): Letters {
  let text = '';
  const starts: boolean[] = [];
  const characters = [...name.normalize('NFC')];
  characters.forEach((character, index) => {
    const before = characters[index - 1] ?? ' ';
    const after = characters[index + 1] ?? ' ';
    const capital = isCapital(character) && (isSmall(before) || (isCapital(before) && isSmall(after)));
    const folded = character.toLowerCase();
    text += folded;
    for (let unit = 0; unit < folded.length; unit += 1)
      starts.push(unit === 0 && isWord(character) && (capital || !isWord(before)));
  });
  return { text, starts };
}

const isWord = (character: string) => /[\p{L}\p{N}\p{M}]/u.test(character);
const isCapital = (character: string) => /\p{Lu}/u.test(character);
const isSmall = (character: string) => /\p{Ll}/u.test(character);

/** The fewest pieces, each the beginning of a later word, that together are what was typed; and where the first one is. */
function piecesOf(
  typed: string,
  text: string,
  starts: readonly boolean[],
): { count: number; at: number } | null {
  /** By how many letters are placed so far. */
  const placed = new Map<number, { count: number; at: number }>([[0, { count: 0, at: 0 }]]);
  for (let word = 0; word < text.length; word += 1) {
    if (starts[word] !== true) continue;
    for (const [done, { count, at }] of [...placed].reverse()) {
      for (let letters = 1; typed[done + letters - 1] === text[word + letters - 1]; letters += 1) {
        // Within its word: the next one is a piece of its own.
        if (done + letters > typed.length || (letters > 1 && starts[word + letters - 1] === true)) break;
        const known = placed.get(done + letters);
        if (known === undefined || known.count > count + 1)
          placed.set(done + letters, { count: count + 1, at: done === 0 ? word : at });
      }
    }
  }
  return placed.get(typed.length) ?? null;
}

/** The shortest stretch of a text that has the letters in order. */
function tightest(typed: string, text: string): { at: number; length: number } | null {
  let best: { at: number; length: number } | null = null;
  for (let end = nextEnd(typed, text, 0); end !== null;) {
    // Back from the last letter: the latest beginning that still has them all.
    let at = end;
    for (let letter = typed.length - 1; letter >= 0; letter -= 1)
      at = text.lastIndexOf(typed[letter] ?? '', at - 1);
    if (best === null || end - at < best.length) best = { at, length: end - at };
    end = nextEnd(typed, text, at + 1);
  }
  return best;
}

/** After the last of the letters, when each is taken as early as possible from `from` on. */
function nextEnd(typed: string, text: string, from: number): number | null {
  let at = from;
  for (const letter of typed.split('')) {
    const found = text.indexOf(letter, at);
    if (found === -1) return null;
    at = found + 1;
  }
  return at;
}
