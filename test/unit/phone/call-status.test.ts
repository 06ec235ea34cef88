import { describe, expect, it } from 'vitest';
import { callStatus, callStatuses, isCallStatusCode } from '../../../shared/domain/call-status.ts';

describe('call statuses', () => {
  it('are exactly the published codes', () => {
    const published = [...Array(26).keys(), ...Array.from({ length: 48 }, (_, index) => 100 + index)];
    expect(callStatuses.map(({ code }) => code)).toEqual(published);
  });

  it('have words of their own and a next step each', () => {
    expect(new Set(callStatuses.map(({ words }) => words)).size).toBe(callStatuses.length);
    for (const { words, nextStep } of callStatuses) {
      expect(words).toMatch(/^[A-Z#]/);
      expect(words).not.toMatch(/[.!]$/);
      expect(nextStep).toMatch(/\.$/);
    }
  });

  it('explain nothing where a code is not published or absent', () => {
    expect(callStatus(102).words).toContain('Nobody could be reached');
    expect(callStatus(26).words).toBe('Status 26, which is not published');
    expect(callStatus(null).words).toBe('The provider gives no status code');
    expect(isCallStatusCode(147)).toBe(true);
    expect(isCallStatusCode(26)).toBe(false);
  });
});
