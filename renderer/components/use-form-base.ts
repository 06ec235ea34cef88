import { useEffect, useEffectEvent, useState } from 'react';

export interface FormBase<T> {
  /** What the form started from: its `version` is the `expects` of Save. */
  base: T;
  /** True where someone else has changed the object since, while this form holds changes of its own. */
  stale: boolean;
  /** Starts again from what is stored now. */
  rebase: () => void;
}

/**
 * Keeps what a form was filled from. While nothing is typed it follows what is stored; once something is, it stays, so that Save
 * names the version that was read and a change by someone else is refused instead of overwritten. `refill` fills the form.
 */
export function useFormBase<T extends { version: number }>(
  latest: T,
  dirty: boolean,
  refill: (base: T) => void,
): FormBase<T> {
  const [base, setBase] = useState(latest);
  const differs = latest.version !== base.version;
  if (differs && !dirty) setBase(latest);
  const fill = useEffectEvent(refill);
  useEffect(() => fill(base), [base]);
  return { base, stale: differs && dirty, rebase: () => setBase({ ...latest }) };
}
