import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openCorp } from '../../../electron/directory/corp.ts';
import { createMonitoring } from '../../../electron/monitoring/monitoring.ts';
import { toCells } from '../../../electron/store/cells.ts';
import { createMemoryStore } from '../../fakes/memory-store.ts';
import { aUser } from '../../fakes/pam-objects.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'monitoring-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

it('sees a number that was changed in the directory file, while it runs', async () => {
  const sample = await readFile(new URL('../../../assets/sample/corp.ldif', import.meta.url), 'utf8');
  const file = join(dir, 'corp.ldif');
  await writeFile(file, sample);
  const { store, journal } = createMemoryStore(Date.now);
  const corp = openCorp({
    dir,
    now: Date.now,
    configuration: () => ({
      corpDnsName: 'contoso.local',
      corpNetbiosName: 'CONTOSO',
      phoneAttributes: ['mobile', 'telephoneNumber'],
    }),
  });
  await corp.refresh();
  const jen = aUser(1, 'Jen', { sourceDomain: 'contoso', sourcePhoneNumber: '12135551212' });
  const number = corp.phoneOf(corp.findUser('CONTOSO', 'jen')!);
  store.apply({
    actor: 'pat',
    as: null,
    event: 9010,
    message: 'User made.',
    changes: [
      { op: 'set', kind: 'user', id: jen.id, values: toCells('user', jen) },
      {
        op: 'set',
        kind: 'corpNumber',
        id: jen.id,
        values: toCells('corpNumber', { userId: jen.id, number, seenAt: 0 }),
      },
    ],
  });
  const raised = () => journal().filter(row => row.id === 825);
  const monitoring = createMonitoring({ store, corp, now: Date.now });
  monitoring.start(0.02);
  await new Promise(resolve => setTimeout(resolve, 100));
  expect(raised()).toEqual([]);

  await writeFile(file, sample.replace('+1 213 555 0142', '+1 213 555 0199'));
  await expect.poll(() => raised().length, { timeout: 5000 }).toBe(1);
  await writeFile(file, 'no directory');
  await new Promise(resolve => setTimeout(resolve, 100));
  await expect(monitoring.compare({ actor: 'pat', as: null })).rejects.toThrow(
    /corp\.ldif is not usable\. Line 1/,
  );
  await monitoring.dispose();
  expect(raised()).toHaveLength(1);
  store.close();
});
