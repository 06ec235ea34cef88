import { createServer } from 'node:net';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { furnished, matching, openDesk, type Desk } from '../compose/desk.ts';
import { freePort } from './receiver.ts';

const goesOn = { refuse: false, minutes: 15, entries: 1000 };
const syslog = (port: number, policy = goesOn) => ({
  id: 'syslog' as const,
  on: true,
  settings: {
    host: '127.0.0.1',
    port,
    transport: 'tcp' as const,
    serverName: '',
    caFile: '',
    certificateFile: '',
    keyFile: '',
    facility: 13,
  },
  policy,
});
/** With the patience of a machine that has other work. */
const eventually = (work: () => unknown) => vi.waitFor(work, { timeout: 20_000, interval: 20 });
const statusOf = async (desk: Desk) => (await desk.call('forwarding.status', {})).targets[0]!;
const request = async (desk: Desk) => (await desk.run('New-PAMRequest R', { as: 'PRIV.Jen' }))[0]!;

it('a receiver that takes its time does not delay an activation', async () => {
  const server = createServer(socket => socket.pause());
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const desk = await furnished({ forwards: true });
  const { port } = server.address() as { port: number };
  await desk.call('forwarding.set', { target: syslog(port), expects: 0 });
  await eventually(async () => expect((await statusOf(desk)).sending).toBe(true));
  expect(await request(desk)).toMatchObject({ RequestStatus: 'Active' });
  // What was not confirmed is not counted as delivered.
  expect(await statusOf(desk)).toMatchObject({ sending: true, deliveredAt: null, failingSince: null });
  // Nor does closing wait for it.
  await desk.close();
});

it('activations are refused while delivery fails, where the site chose so, and an end never is', async () => {
  const desk = await furnished({ forwards: true });
  expect(await request(desk)).toMatchObject({ RequestStatus: 'Active' });
  const port = await freePort();
  const target = syslog(port, { refuse: true, minutes: 15, entries: 2 });
  await desk.call('forwarding.set', { target, expects: 0, reason: 'audit' });
  await eventually(async () => expect((await statusOf(desk)).refuses).toBe(true));
  const refused = await request(desk);
  expect(refused).toMatchObject({ RequestStatus: 'Rejected' });
  const asked = { role: 'R', account: 'PRIV.Jen' };
  const { gates, summary } = await desk.call('activation.explainNamed', asked);
  expect(gates.find(({ id }) => id === 'delivery')).toMatchObject({ verdict: 'refused' });
  expect(summary).toMatch(
    /^Forwarding of the history to 127\.0\.0\.1:\d+ \(syslog over TCP\) has failed since .+ and \d+ entries wait, and this site refuses/,
  );
  expect((await desk.call('overview.get', {})).needs).toContainEqual({
    severity: 'Error',
    message: matching(/^Forwarding to 127.* has failed for .+, and activations are refused\.$/),
    remedy: 'See why, and test it.',
    to: '/settings/forwarding',
  });
  expect(await desk.run('Close-PAMRequestForControl -All')).toHaveLength(1);

  // A restart does not forget that it fails, and neither does a program that does not deliver.
  await desk.close();
  const next = await openDesk({ root: desk.root });
  expect(await request(next)).toMatchObject({ RequestStatus: 'Rejected' });
  const { targets } = await next.call('forwarding.get', {});
  await next.call('forwarding.set', { target: syslog(port), expects: targets[0]!.version });
  expect(await request(next)).toMatchObject({ RequestStatus: 'Active' });
  const ids = (await next.journal()).map(({ event }) => event.id).filter(id => id >= 9330 && id <= 9334);
  expect(ids).toEqual([9330, 9331, 9333, 9330]);
});

it('CEF lines go on where the medium was away, whole and in order', async () => {
  const desk = await openDesk({ forwards: true });
  const medium = join(desk.root, 'medium');
  mkdirSync(medium);
  const path = join(medium, 'history.cef');
  const target = { id: 'cef-file' as const, on: true, settings: { path, rotateAt: 1 }, policy: goesOn };
  await desk.call('forwarding.set', { target, expects: 0, fromStart: true });
  const written = () =>
    (existsSync(path) ? readFileSync(path, 'utf8') : '')
      .split('\n')
      .slice(0, -1)
      .map(line => Number(/ externalId=(\d+) /.exec(line)?.[1]));
  const all = async () => {
    const { head } = await desk.call('forwarding.status', {});
    return Array.from({ length: head }, (_, at) => at + 1);
  };
  await eventually(async () => expect(await statusOf(desk)).toMatchObject({ waiting: 0, sending: false }));
  expect(written()).toEqual(await all());
  renameSync(medium, `${medium} away`);
  await desk.call('evidence.anchor', {});
  await eventually(async () => expect((await statusOf(desk)).why).toMatch(/as when the medium is away/));
  renameSync(`${medium} away`, medium);
  await eventually(async () => expect(written()).toEqual(await all()));
});

it('refuses what cannot be a target, and sets nothing up in a drill', async () => {
  const desk = await openDesk({ forwards: true });
  const file = (path: string) => ({
    id: 'cef-file',
    on: true,
    settings: { path, rotateAt: 1 },
    policy: goesOn,
  });
  const issue = async (target: object) =>
    (await desk.refused('forwarding.set', { target, expects: 0 })).issues?.[0]?.path;
  expect(await issue(file('relative.cef'))).toBe('target.settings.path');
  expect(await issue(file(join(desk.dir, 'inside.cef')))).toBe('target.settings.path');
  const tls = syslog(6514);
  expect(await issue({ ...tls, settings: { ...tls.settings, transport: 'tls' } })).toBe(
    'target.settings.caFile',
  );
  expect(await issue({ ...tls, settings: { ...tls.settings, keyFile: '/k.pem' } })).toBe(
    'target.settings.certificateFile',
  );
  expect(await desk.refused('forwarding.set', { target: tls, expects: 3 })).toMatchObject({
    code: 'CONFLICT',
  });

  // The passphrase is kept by reference, in no entry and in no reply.
  await desk.call('forwarding.set', { target: { ...tls, on: false }, expects: 0, passphrase: 'hunter2!' });
  expect(await desk.call('forwarding.get', {})).toMatchObject({ targets: [{ hasPassphrase: true }] });
  expect(JSON.stringify([await desk.journal(), await desk.call('forwarding.get', {})])).not.toContain(
    'hunter2!',
  );
  await desk.call('forest.startDrill', {});
  expect(await desk.call('forwarding.status', {})).toMatchObject({ runs: false, drill: true });
  expect(await desk.refused('forwarding.set', { target: tls, expects: 1 })).toMatchObject({
    code: 'CONFLICT',
  });
});
