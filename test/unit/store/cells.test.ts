import { describe, expect, test } from 'vitest';
import { accountId, fits, fromRow, toCells } from '../../../electron/store/cells.ts';
import { fold } from '../../../shared/domain/fold.ts';
import { tables } from '../../../electron/store/tables.ts';

describe('cells', () => {
  test('booleans become 0 and 1, structured values JSON text, and back', () => {
    const call = {
      number: '+12135551212',
      provider: 'simulated',
      startedAt: 1,
      endedAt: null,
      verified: null,
      code: null,
      message: '',
    };
    const cells = toCells('request', { call, status: 'PendingMFA', expiresAt: null });
    expect(cells).toEqual({ call: JSON.stringify(call), status: 'PendingMFA', expiresAt: null });
    expect(toCells('role', { mfaEnabled: true, approvalEnabled: false })).toEqual({
      mfaEnabled: 1,
      approvalEnabled: 0,
    });
    expect(fromRow('request', { ...cells, approval: null, id: 'x', version: 2 })).toMatchObject({
      id: 'x',
      version: 2,
      call,
    });
  });

  test('ids, versions, lists, the PIN and undefined fields are no cells', () => {
    expect(toCells('role', { version: 3, candidates: [], ttl: 60, description: undefined })).toEqual({
      ttl: 60,
    });
    expect(toCells('user', { hasPinCode: true })).toEqual({});
    expect(toCells('consoleConfiguration', { accounts: [], timeZone: 'Europe/Berlin' })).toEqual({
      timeZone: 'Europe/Berlin',
    });
  });

  test.each([
    ['a field that the kind lacks', () => toCells('group', { colour: 'red' } as never)],
    ['a wrong type', () => toCells('role', { ttl: '60' } as never)],
    ['null where a value must be', () => toCells('role', { ttl: null } as never)],
    ['a fraction', () => toCells('role', { ttl: 1.5 })],
  ])('refuses %s', (_, work) => {
    expect(work).toThrow(expect.objectContaining({ code: 'INTERNAL' }));
  });

  test('a column takes its own type only', () => {
    const { columns } = tables.role;
    expect(fits(columns['mfaEnabled']!, 1)).toBe(true);
    expect(fits(columns['mfaEnabled']!, 2)).toBe(false);
    expect(fits(columns['ttl']!, null)).toBe(false);
    expect(fits(columns['availableFrom']!, null)).toBe(true);
    expect(fits(columns['displayName']!, 7)).toBe(false);
  });

  test('names fold in every alphabet, composed or not', () => {
    expect(fold('MÜLLER')).toBe(fold('Mu\u0308ller'));
    expect(fold('ЖУК')).toBe('жук');
    expect(accountId('CONTOSO\\Pat')).toBe('contoso\\pat');
  });
});
