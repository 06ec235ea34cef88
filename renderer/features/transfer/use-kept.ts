import { useState } from 'react';
import { useForest } from '../../api/me.ts';

const kept = new Map<string, unknown>();

/** State that is still there when its page is opened again, for this forest. Not written anywhere. */
export function useKept<T>(name: string, initial: T): [T, (value: T) => void] {
  const key = `${useForest().dir} ${name}`;
  const [value, setValue] = useState<T>(() => (kept.has(key) ? (kept.get(key) as T) : initial));
  return [
    value,
    next => {
      kept.set(key, next);
      setValue(next);
    },
  ];
}
