import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createRouter } from '../../../electron/ipc/router.ts';
import type { Log } from '../../../electron/log.ts';
import { command, type Access, type Caller } from '../../../shared/contract/define.ts';
import { AppError, errorCodes } from '../../../shared/contract/errors.ts';

const contract = {
  'thing.read': command({
    input: z.strictObject({ name: z.string() }),
    output: z.object({ name: z.string() }),
    access: 'read',
  }),
  'thing.change': command({
    input: z.strictObject({ level: z.enum(['operate', 'administer']) }),
    output: z.object({}),
    access: input => input.level,
  }),
  'thing.fail': command({
    input: z.strictObject({ how: z.enum(['app', 'inner', 'schema', 'internal']) }),
    output: z.object({ count: z.int() }),
    access: 'read',
  }),
};

function setUp(access: Access = 'read') {
  const logged: { message: string; detail: Record<string, unknown> | undefined }[] = [];
  const refused: string[] = [];
  const keep = (message: string, detail?: Record<string, unknown>) => void logged.push({ message, detail });
  const log: Log = { info: keep, warn: keep, error: keep };
  let called = 0;
  const router = createRouter<typeof contract>({
    contract,
    origin: 'app://bastion',
    caller: (): Caller => ({ osUser: 'pat', access, as: null }),
    log,
    reference: () => 'ref-1',
    onForbidden: (caller, name, needed) => refused.push(`${caller.osUser} ${name} ${needed}`),
    handlers: {
      'thing.read': ({ name }) => {
        called++;
        // A handler that answers more than its contract allows: the schema is what holds it back.
        const reply = { name, password: 'hunter2', nested: { key: 'hunter2' } };
        return reply;
      },
      'thing.change': () => {
        called++;
        return {};
      },
      'thing.fail': ({ how }) => {
        if (how === 'app')
          throw new AppError('CONFLICT', 'It was changed.', { cause: new Error('row 7 of secrets') });
        if (how === 'internal') throw new AppError('INTERNAL', 'secret column x');
        if (how === 'schema') return { count: 'many' as unknown as number };
        throw new Error('SQLITE_ERROR: no such column: hunter2');
      },
    },
  });
  const main = { origin: 'app://bastion', mainFrame: true };
  return { router, logged, refused, main, calls: () => called };
}

describe('hostile calls', () => {
  const { router, main, calls } = setUp();
  const good = { name: 'R' };
  const cases: [string, () => Promise<unknown>, string][] = [
    ['an unknown name', () => router.call(main, 'thing.explode', good), 'BAD_REQUEST'],
    ['__proto__', () => router.call(main, '__proto__', good), 'BAD_REQUEST'],
    ['toString', () => router.call(main, 'toString', good), 'BAD_REQUEST'],
    [
      'a name that is no text',
      () => router.call(main, { toString: () => 'thing.read' }, good),
      'BAD_REQUEST',
    ],
    ['an extra key', () => router.call(main, 'thing.read', { name: 'R', as: 'admin' }), 'BAD_REQUEST'],
    [
      'an own __proto__ key',
      () => router.call(main, 'thing.read', JSON.parse('{"name":"R","__proto__":{"x":1}}')),
      'BAD_REQUEST',
    ],
    ['a wrong type', () => router.call(main, 'thing.read', { name: 7 }), 'BAD_REQUEST'],
    ['no input', () => router.call(main, 'thing.read', undefined), 'BAD_REQUEST'],
    ['a sub-frame', () => router.call({ ...main, mainFrame: false }, 'thing.read', good), 'FORBIDDEN'],
    [
      'a foreign origin',
      () => router.call({ ...main, origin: 'https://evil.example' }, 'thing.read', good),
      'FORBIDDEN',
    ],
    [
      'a look-alike origin',
      () => router.call({ ...main, origin: 'app://bastion.evil' }, 'thing.read', good),
      'FORBIDDEN',
    ],
    ['a null origin', () => router.call({ ...main, origin: null }, 'thing.read', good), 'FORBIDDEN'],
    ['want of a right', () => router.call(main, 'thing.change', { level: 'operate' }), 'FORBIDDEN'],
  ];
  it.each(cases)('refuses %s with a code, and no handler runs', async (_, send, code) => {
    const before = calls();
    const reply = await send();
    expect(reply).toMatchObject({ ok: false, error: { code } });
    expect(errorCodes).toContain((reply as { error: { code: string } }).error.code);
    expect(calls()).toBe(before);
  });
});

describe('rights', () => {
  it('counts the right of what the call carries, and tells of a refusal', async () => {
    const { router, refused, main } = setUp('operate');
    expect(await router.call(main, 'thing.change', { level: 'operate' })).toMatchObject({ ok: true });
    expect(await router.call(main, 'thing.change', { level: 'administer' })).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN', message: expect.stringContaining('administer') as unknown },
    });
    expect(refused).toEqual(['pat thing.change administer']);
  });

  it('checks the input before the right, so that a refusal tells nothing of what it would have done', async () => {
    const { router, refused, main } = setUp('read');
    expect(await router.call(main, 'thing.change', { level: 'root' })).toMatchObject({
      error: { code: 'BAD_REQUEST' },
    });
    expect(refused).toEqual([]);
  });
});

describe('replies', () => {
  it('strips every field that the output schema does not name', async () => {
    const { router, main } = setUp();
    const reply = await router.call(main, 'thing.read', { name: 'R' });
    expect(reply).toEqual({ ok: true, value: { name: 'R' } });
    expect(JSON.stringify(reply)).not.toContain('hunter2');
  });

  it('passes on an error that was written for people, without its cause', async () => {
    const { router, main } = setUp();
    const reply = await router.call(main, 'thing.fail', { how: 'app' });
    expect(reply).toEqual({ ok: false, error: { code: 'CONFLICT', message: 'It was changed.' } });
  });

  it.each(['inner', 'schema', 'internal'] as const)(
    'keeps the text of an %s fault in the log, under a reference',
    async how => {
      const { router, main, logged } = setUp();
      const reply = await router.call(main, 'thing.fail', { how });
      expect(reply).toMatchObject({ ok: false, error: { code: 'INTERNAL', reference: 'ref-1' } });
      expect(JSON.stringify(reply)).not.toMatch(/hunter2|SQLITE|secret|schema/);
      expect(logged).toContainEqual(
        expect.objectContaining({ detail: expect.objectContaining({ reference: 'ref-1' }) as unknown }),
      );
    },
  );
});
