import { expect, it } from 'vitest';
import { readTopics } from '../../../renderer/api/topics.ts';
import { fakeBridge } from '../../fakes/bridge.ts';
import { pamSets } from '../../../shared/domain/pam-set.ts';
import { aWorld } from '../../fakes/bridge-world.ts';

const now = Date.UTC(2025, 2, 3, 15, 40);
const world = aWorld(now);
const { bridge } = fakeBridge(world, () => now);
const first = <T extends { id: string }>(list: readonly T[]) => list[0]?.id ?? '';

// What each read needs; the others take no input.
const inputs: Record<string, unknown> = {
  'simulator.result': { job: 'job-1' },
  'jobs.get': null,
  'forest.backups': { dir: '/forests/lab' },
  'corp.search': { kind: 'user', text: 'jen' },
  'sets.get': { id: pamSets[0].id },
  'objects.find': { text: 'jen' },
  'users.list': { page: {} },
  'attestation.opened': { digest: 'ab'.repeat(32) },
  'attestation.plan': { id: '11111111-1111-4111-8111-111111111111' },
  'attestation.get': { id: '11111111-1111-4111-8111-111111111111' },
  'mimEvidence.list': { session: 'one', page: {} },
  'transfer.list': { session: 'one', page: {} },
  'userFile.list': { session: 'one', page: {} },
  'forest.previewConfiguration': { path: '/a.json' },
  'phones.report': { page: {} },
  'users.get': { id: first(world.users) },
  'groups.list': { page: {} },
  'domains.get': { name: 'contoso.local' },
  'groups.get': { id: first(world.groups) },
  'roles.list': { page: { limit: 2 } },
  'roles.get': { id: first(world.roles) },
  'requests.list': { page: {} },
  'requests.get': { id: first(world.requests) },
  'activation.explain': { role: { id: first(world.roles) }, userId: first(world.users) },
  'cmdlet.impact': { pipeline: [{ cmdlet: 'Get-PAMRole', parameters: {} }] },
  'cmdlet.impactAll': { lines: [{ pipeline: [{ cmdlet: 'Get-PAMRole', parameters: {} }] }] },
  'phone.read': { text: '12135551212' },
  'events.list': { filter: {} },
  'events.summary': { filter: {} },
  'events.get': { seq: 3 },
  'events.segments': {},
  'evidence.key': {},
  'past.open': { moment: { seq: 3 } },
  'past.objects': { moment: { at: now }, kind: 'role', page: {} },
  'past.whoCould': { moment: { seq: 3 }, role: { name: 'R' } },
  'past.compare': { moments: [{ seq: 2 }, { seq: 3 }] },
};

it.each(Object.keys(readTopics).filter(name => inputs[name] !== null))(
  '%s answers what the contract says',
  async name => {
    expect(await bridge.call(name, inputs[name] ?? {})).toMatchObject({ ok: true });
  },
);

it('refuses an extra key, an unknown name and a missing right, as the router does', async () => {
  expect(await bridge.call('app.state', { extra: 1 })).toMatchObject({ error: { code: 'BAD_REQUEST' } });
  expect(await bridge.call('__proto__', {})).toMatchObject({ error: { code: 'BAD_REQUEST' } });
  world.state = { ...world.state, user: { ...world.state.user, access: 'read' } };
  expect(await bridge.call('corp.compare', {})).toMatchObject({ error: { code: 'FORBIDDEN' } });
});
