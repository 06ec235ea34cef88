import { afterEach, expect, it, vi } from 'vitest';
import type { Reply } from '../../../shared/contract/bridge.ts';
import { contract } from '../../../shared/contract/registry.ts';
import { asCallError, call, CallError } from '../../../renderer/api/client.ts';
import { refusalFor } from '../../../renderer/api/me.ts';
import { isStale, readTopics } from '../../../renderer/api/topics.ts';

function answering(answer: () => Promise<Reply>) {
  const seen: unknown[] = [];
  vi.stubGlobal('window', {
    bastion: {
      call: (...call: unknown[]) => {
        seen.push(call);
        return answer();
      },
    },
  });
  return seen;
}
afterEach(() => vi.unstubAllGlobals());

async function refused(): Promise<CallError> {
  const error: unknown = await call('forest.open', { dir: '/x' }).catch((cause: unknown) => cause);
  if (!(error instanceof CallError)) throw new Error('It was not refused with a CallError.');
  return error;
}

it('hands over name and input, and answers the value', async () => {
  const seen = answering(() => Promise.resolve({ ok: true, value: { path: '/a' } }));
  await expect(call('app.pickFile', { purpose: 'forest-folder' })).resolves.toEqual({ path: '/a' });
  expect(seen).toEqual([['app.pickFile', { purpose: 'forest-folder' }]]);
});

it('throws a refusal with all that the page can show of it', async () => {
  const issues = [{ path: 'dir', message: 'There is no such folder.' }];
  answering(() =>
    Promise.resolve({
      ok: false,
      error: { code: 'NOT_FOUND', message: 'No store.', issues, reference: 'r-1' },
    }),
  );
  expect(await refused()).toMatchObject({
    code: 'NOT_FOUND',
    message: 'No store.',
    issues,
    reference: 'r-1',
    command: 'forest.open',
  });
});

it('calls a bridge that breaks unavailable, without its text', async () => {
  answering(() => Promise.reject(new Error('pipe closed: secret inner text')));
  const error = await refused();
  expect(error.code).toBe('UNAVAILABLE');
  expect(error.message).not.toContain('secret inner text');
});

it('shows no text of an error that is not a refusal', () => {
  const error = asCallError(new TypeError('x is undefined'));
  expect(error.code).toBe('INTERNAL');
  expect(error.message).not.toContain('undefined');
});

it('reads again what a topic makes stale, and nothing else', () => {
  expect(isStale('roles.list', ['users'])).toBe(true);
  expect(isStale('roles.list', ['mfa', 'corp'])).toBe(false);
  expect(isStale('toString', ['users'])).toBe(false);
});

it('reads only by commands that everybody may call', () => {
  // What a cmdlet would do is asked only by who may run it (ImpactList).
  const { 'cmdlet.impact': _one, 'cmdlet.impactAll': _all, ...rest } = readTopics;
  for (const name of Object.keys(rest) as (keyof typeof rest)[])
    expect(contract[name].access, name).toBe('read');
});

it('says why something is off, and who can help', () => {
  expect(refusalFor('administer', 'operate')).toBeNull();
  expect(refusalFor('read', 'operate')).toMatch(/You may read\. .*administrator.*operate/);
});
