/** One value of a filter as it stands in the address. What does not read is left out: an address is typed by people too. */
export interface AddressPart<T> {
  read: (texts: readonly string[]) => T | undefined;
  write: (value: T) => string[];
}

/** A text; blanks at its ends do not count, and an empty one is no filter. */
export function textPart(max = 200): AddressPart<string> {
  return {
    read: texts => {
      const text = (texts[0] ?? '').trim().slice(0, max);
      return text === '' ? undefined : text;
    },
    write: value => (value.trim() === '' ? [] : [value.trim()]),
  };
}

/** One of a closed set of words. */
export function choicePart<const T extends string>(values: readonly T[]): AddressPart<T> {
  return { read: texts => values.find(value => value === texts[0]), write: value => [value] };
}

/** Any of a closed set of words, in the set's order. */
export function choicesPart<const T extends string>(values: readonly T[]): AddressPart<T[]> {
  return {
    read: texts => {
      const found = values.filter(value => texts.includes(value));
      return found.length === 0 ? undefined : found;
    },
    write: chosen => values.filter(value => chosen.includes(value)),
  };
}

/** Whole numbers, each once, ascending. */
export function numbersPart(max = 50): AddressPart<number[]> {
  const tidy = (numbers: readonly number[]) => [...new Set(numbers)].sort((a, b) => a - b).slice(0, max);
  return {
    read: texts => {
      const numbers = tidy(texts.filter(text => /^-?\d{1,15}$/.test(text)).map(Number));
      return numbers.length === 0 ? undefined : numbers;
    },
    write: numbers => tidy(numbers).map(String),
  };
}

/** A whole number, a moment among them. */
export function numberPart(): AddressPart<number> {
  return {
    read: texts => (/^-?\d{1,15}$/.test(texts[0] ?? '') ? Number(texts[0]) : undefined),
    write: value => [String(value)],
  };
}

/** True, or not there. */
export function flagPart(): AddressPart<true> {
  return { read: texts => (texts[0] === 'yes' ? true : undefined), write: () => ['yes'] };
}

/** A branded id: `accepts` is the schema's check (`text => userId.safeParse(text).data`). */
export function idPart<T extends string>(accepts: (text: string) => T | undefined): AddressPart<T> {
  return { read: texts => accepts(texts[0] ?? ''), write: value => [value] };
}

export type AddressSpec = Record<string, AddressPart<never>>;
export type AddressValue<S> = {
  [K in keyof S]?: S[K] extends { read: (texts: readonly string[]) => infer T }
    ? Exclude<T, undefined>
    : never;
};

/** A filter after a change of it: a part that becomes undefined, or a text of blanks, is taken off. */
export function changedFilter<F extends object>(filter: F, change: { [K in keyof F]?: F[K] | undefined }): F {
  const off = (value: unknown) => value === undefined || (typeof value === 'string' && value.trim() === '');
  const parts = Object.entries({ ...filter, ...change }).filter(([, value]) => !off(value));
  return Object.fromEntries(parts) as F;
}

export interface AddressCodec<S> {
  read: (params: URLSearchParams) => AddressValue<S>;
  /** A copy of `params` with this value in the place of the codec's own keys; all other keys stay. */
  write: (value: AddressValue<S>, params?: URLSearchParams) => URLSearchParams;
}

/** Reads and writes a filter as the address holds it: `read(write(x))` is x, without its empty parts. */
export function addressCodec<
  S extends {
    [K in keyof S]: Pick<AddressPart<never>, 'write'> & { read: (texts: readonly string[]) => unknown };
  },
>(spec: S): AddressCodec<S> {
  const keys = Object.keys(spec) as (keyof S & string)[];
  return {
    read(params) {
      const value: Partial<Record<keyof S, unknown>> = {};
      for (const key of keys) {
        const read = spec[key].read(params.getAll(key));
        if (read !== undefined) value[key] = read;
      }
      return value as AddressValue<S>;
    },
    write(value, params = new URLSearchParams()) {
      const next = new URLSearchParams(params);
      for (const key of keys) {
        next.delete(key);
        const one = value[key];
        if (one === undefined) continue;
        for (const text of spec[key].write(one as never)) next.append(key, text);
      }
      return next;
    },
  };
}
