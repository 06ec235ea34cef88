import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { appendCef } from '../../../electron/forwarding/cef-file.ts';
import type { ForwardedEvent } from '../../../electron/events/types.ts';

function place(): { dir: string; path: string } {
  const dir = mkdtempSync(join(tmpdir(), 'cef-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return { dir, path: join(dir, 'history.cef') };
}

const event = (seq: number): ForwardedEvent => ({
  seq,
  at: 0,
  id: 9107,
  severity: 'Information',
  source: 'Bastion Console',
  message: 'activated',
  actor: 'workflow',
  as: null,
  reason: '',
  userId: null,
  userName: '',
  roleId: null,
  roleName: '',
  requestId: null,
  clockMoved: null,
  boot: null,
  hash: '00',
});
const seqs = (path: string) =>
  [...readFileSync(path, 'utf8').matchAll(/ externalId=(\d+) /g)].map(match => Number(match[1]));

it('goes on behind what is there, and cuts off a line that a stop left half written', async () => {
  const { path } = place();
  await appendCef({ path, rotateAt: 1 }, [event(1), event(2)]);
  writeFileSync(path, readFileSync(path, 'utf8').slice(0, -20));
  await appendCef({ path, rotateAt: 1 }, [event(2), event(3)]);
  expect(seqs(path)).toEqual([1, 2, 3]);
  expect(readFileSync(path, 'utf8').endsWith('\n')).toBe(true);
});

it('takes nothing away from a file that is not its own', async () => {
  const { path } = place();
  writeFileSync(path, 'first\nsecond');
  await expect(appendCef({ path, rotateAt: 1 }, [event(1)])).rejects.toThrow(
    /ends with something else than our lines/,
  );
  expect(readFileSync(path, 'utf8')).toBe('first\nsecond');
});

it('gives a full file the name of its last entry, and says what it is', async () => {
  const { dir, path } = place();
  const full = `${'x'.repeat(999_950)}\n`;
  writeFileSync(path, full);
  expect(await appendCef({ path, rotateAt: 1 }, [event(8), event(9)])).toEqual({
    path: join(dir, 'history up to 7.cef'),
    bytes: full.length,
    sha256: createHash('sha256').update(full).digest('hex'),
  });
  expect(readdirSync(dir).sort()).toEqual(['history up to 7.cef', 'history.cef']);
  expect(seqs(path)).toEqual([8, 9]);

  // The history is delivered again, and the files from before stay as they are.
  writeFileSync(path, `${full}${readFileSync(path, 'utf8')}`);
  const again = () => appendCef({ path, rotateAt: 1 }, [event(1)]);
  expect(await again()).toMatchObject({ path: join(dir, 'history up to 9.cef') });
  writeFileSync(path, `${full}${readFileSync(join(dir, 'history up to 9.cef'), 'utf8').slice(full.length)}`);
  expect(await again()).toMatchObject({ path: join(dir, 'history up to 9 (2).cef') });
});
