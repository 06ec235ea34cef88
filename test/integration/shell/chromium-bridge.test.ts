import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bridge } from '../../../shared/contract/bridge.ts';
import { hasBrowser, openWindow } from './support.ts';

interface Seen {
  had: string;
  globals: string[];
  violations: string[];
  pushes: unknown[];
}
type Scope = Window & { bastion: Bridge; seen: Seen };

describe.skipIf(!hasBrowser)('the bridge in Chromium', () => {
  let open: Awaited<ReturnType<typeof openWindow>>;
  beforeAll(async () => {
    open = await openWindow();
  });
  afterAll(async () => {
    await open.end();
  });

  const seen = () => open.page.evaluate(() => (window as unknown as Scope).seen);

  it('has the bridge before the first script of the page, and nothing else of ours', async () => {
    expect(await seen()).toMatchObject({ had: 'object', globals: [] });
    const shape = await open.page.evaluate(() => {
      const { bastion } = window as unknown as Scope;
      return { keys: Object.keys(bastion).sort(), frozen: Object.isFrozen(bastion) };
    });
    expect(shape).toEqual({ keys: ['call', 'on'], frozen: true });
  });

  it('carries a call there and back, and knows who called', async () => {
    const reply = await open.page.evaluate(() =>
      (window as unknown as Scope).bastion.call('roles.list', {
        text: 'ä\u2028"</script>',
        deep: [1, null, { a: true }],
      }),
    );
    expect(reply).toEqual({
      ok: true,
      value: { name: 'roles.list', input: { text: 'ä\u2028"</script>', deep: [1, null, { a: true }] } },
    });
    expect(open.calls.at(-1)?.sender).toEqual({ origin: 'https://bastion.invalid', mainFrame: true });
  });

  it('keeps a key named __proto__ a key, both ways', async () => {
    const own = await open.page.evaluate(async () => {
      const input: unknown = JSON.parse('{"__proto__":{"a":1}}');
      const reply = await (window as unknown as Scope).bastion.call('x', input);
      return reply.ok && Object.hasOwn((reply.value as { input: object }).input, '__proto__');
    });
    expect(own).toBe(true);
    expect(Object.hasOwn(open.calls.at(-1)?.input as object, '__proto__')).toBe(true);
  });

  it('answers hundreds of calls at once, each with its own reply', async () => {
    const wrong = await open.page.evaluate(async () => {
      const { bastion } = window as unknown as Scope;
      const replies = await Promise.all(Array.from({ length: 300 }, (_, n) => bastion.call('n', n)));
      return replies.filter((reply, n) => !reply.ok || (reply.value as { input: number }).input !== n).length;
    });
    expect(wrong).toBe(0);
  });

  it('carries a large input', async () => {
    const length = await open.page.evaluate(async () => {
      const reply = await (window as unknown as Scope).bastion.call('big', 'x'.repeat(3_000_000));
      return reply.ok ? (reply.value as { input: string }).input.length : 0;
    });
    expect(length).toBe(3_000_000);
  });

  it('does not tell the page the text of an inner error', async () => {
    const reply = await open.page.evaluate(() => (window as unknown as Scope).bastion.call('fails', {}));
    expect(reply).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
    expect(JSON.stringify(reply)).not.toContain('inner');
  });

  it('rejects an input that cannot be sent', async () => {
    const message = await open.page.evaluate(async () => {
      const loop: Record<string, unknown> = {};
      loop['loop'] = loop;
      return (window as unknown as Scope).bastion.call('x', loop).then(
        () => 'resolved',
        () => 'rejected',
      );
    });
    expect(message).toBe('rejected');
  });

  it('brings pushes to the page until it stops listening', async () => {
    open.push('users');
    await expect.poll(async () => (await seen()).pushes).toContainEqual({ topics: ['users'] });
    const count = await open.page.evaluate(() => {
      const scope = window as unknown as Scope & { stopped: unknown[] };
      scope.stopped = [];
      scope.bastion.on('changed', value => scope.stopped.push(value))();
      return scope.stopped.length;
    });
    open.push('roles');
    await expect.poll(async () => (await seen()).pushes).toContainEqual({ topics: ['roles'] });
    expect(count).toBe(0);
    expect(await open.page.evaluate(() => (window as unknown as { stopped: unknown[] }).stopped)).toEqual([]);
  });

  it('gives a sub-frame nothing', async () => {
    const found = await open.page.evaluate(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const inner = frame.contentWindow as unknown as Record<string, unknown>;
      const names = Object.getOwnPropertyNames(inner).filter(
        name => name === 'bastion' || /^b[0-9a-f]{32}$/.test(name),
      );
      frame.remove();
      return names;
    });
    expect(found).toEqual([]);
  });

  it('survives a reload', async () => {
    await open.page.reload();
    const reply = await open.page.evaluate(() => (window as unknown as Scope).bastion.call('again', {}));
    expect(reply).toMatchObject({ ok: true });
    open.push('users');
    await expect.poll(async () => (await seen()).pushes).toEqual([{ topics: ['users'] }]);
    expect(await seen()).toMatchObject({ had: 'object', globals: [] });
  });
});
