import { useEffect, useState } from 'react';

/**
 * The value once it has not changed for `afterMs`: for questions that are asked while somebody types. Values are compared by
 * their JSON, since a form makes a new object at each drawing.
 */
export function useSettled<T>(value: T, afterMs: number): T {
  const text = JSON.stringify(value);
  const [settled, setSettled] = useState({ text, value });
  const latest = { text, value };
  useEffect(() => {
    const timer = setTimeout(() => setSettled(before => (before.text === text ? before : latest)), afterMs);
    return () => clearTimeout(timer);
  });
  return settled.value;
}
