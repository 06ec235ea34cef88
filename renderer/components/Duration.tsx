import { durationInWords } from '../../shared/domain/words.ts';

/** A duration in words, from seconds. */
export function Duration({ seconds }: { seconds: number }) {
  return <span className="figures">{durationInWords(seconds)}</span>;
}
