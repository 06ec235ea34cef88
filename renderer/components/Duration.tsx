import { durationWords } from './words.ts';

/** A duration in words, from seconds. */
export function Duration({ seconds }: { seconds: number }) {
  return <span className="figures">{durationWords(seconds)}</span>;
}
