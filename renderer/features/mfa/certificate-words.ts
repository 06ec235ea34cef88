import { certificateWarningDays } from '../../../shared/domain/check.ts';
import type { MfaCertificate } from '../../../shared/domain/mfa-views.ts';
import { counted } from '../../components/words.ts';

/** `23 days left`, with its tone: red once it has ended, amber under 30 days. */
export function daysLeftWords(daysLeft: number): { words: string; tone: 'error' | 'warning' | 'success' } {
  if (daysLeft < 0) return { words: `Ended ${counted(-daysLeft, 'day')} ago`, tone: 'error' };
  if (daysLeft === 0) return { words: 'Ends within a day', tone: 'warning' };
  return {
    words: `${counted(daysLeft, 'day')} left`,
    tone: daysLeft < certificateWarningDays ? 'warning' : 'success',
  };
}

/** `RSA, 2,048 bits`. */
export function keyWords({ keyType, keyBits }: Pick<MfaCertificate, 'keyType' | 'keyBits'>): string {
  return keyBits === null ? keyType : `${keyType}, ${keyBits.toLocaleString('en')} bits`;
}
