import { expect, it, onTestFinished, vi } from 'vitest';
import type { Request } from '../../../shared/contract/registry.ts';
import { furnished, temporary, type Desk } from '../compose/desk.ts';
import { makeCertificates, noReceiver, openReceiver } from './receiver.ts';

type Target = Extract<Request<'forwarding.set'>['target'], { id: 'syslog' }>;

if (noReceiver !== null) console.log(`Forwarding to a real receiver is not tested: ${noReceiver}.`);

const target = (port: number, settings: Partial<Target['settings']>): Target => ({
  id: 'syslog',
  on: true,
  settings: {
    host: '127.0.0.1',
    port,
    transport: 'tls',
    serverName: 'receiver.example',
    caFile: '',
    certificateFile: '',
    keyFile: '',
    facility: 13,
    ...settings,
  },
  policy: { refuse: false, minutes: 15, entries: 1000 },
});

/** With the patience of a machine that has other work. */
const eventually = (work: () => unknown) => vi.waitFor(work, { timeout: 20_000, interval: 20 });
const statusOf = async (desk: Desk) => (await desk.call('forwarding.status', {})).targets[0]!;
const seqsIn = (lines: string[]) => lines.map(line => Number(/ seq="(\d+)"/.exec(line)?.[1]));
const caughtUp = (desk: Desk) =>
  eventually(async () => expect(await statusOf(desk)).toMatchObject({ waiting: 0, sending: false, why: '' }));

it.skipIf(noReceiver !== null)(
  'every entry reaches a real rsyslog over TLS, in order, though it is stopped and started',
  async () => {
    const root = temporary();
    const certificates = makeCertificates(root, 'receiver.example');
    const receiver = await openReceiver(root, certificates);
    onTestFinished(() => receiver.stop());
    await receiver.start();
    const desk = await furnished({ forwards: true });
    const first = (await desk.call('forwarding.status', {})).head + 1;
    const right = target(receiver.port, { caFile: certificates.ca });

    // Another authority's receiver gets nothing, and neither does one of another name.
    const other = makeCertificates(root, 'other.example');
    const test = async (settings: Partial<Target['settings']>) => {
      const { steps } = await desk.call('forwarding.test', { target: target(receiver.port, settings) });
      return steps.find(({ state }) => state === 'failed')?.id ?? null;
    };
    expect(await test({ caFile: other.ca })).toBe('tls');
    expect(await test({ caFile: certificates.ca, serverName: 'other.example' })).toBe('name');
    await eventually(() => expect(receiver.lines()).toEqual([]));
    expect(await test({ caFile: certificates.ca })).toBeNull();

    await desk.call('forwarding.set', { target: right, expects: 0 });
    await desk.run('New-PAMRequest R', { as: 'PRIV.Jen' });
    await caughtUp(desk);
    const sent = (await desk.call('forwarding.status', {})).head;
    await eventually(() => expect(Math.max(...seqsIn(receiver.lines()).filter(Number.isFinite))).toBe(sent));

    await receiver.stop();
    await desk.run(`Set-PAMRole (Get-PAMRole R) -Description 'stopped]'`);
    await eventually(async () => expect((await statusOf(desk)).why).toMatch(/nothing listens there/));
    await desk.run('Close-PAMRequestForControl -All');
    await receiver.start();
    await caughtUp(desk);

    const { head } = await desk.call('forwarding.status', {});
    await eventually(() => {
      const seqs = seqsIn(receiver.lines()).filter(Number.isFinite);
      expect([...new Set(seqs)]).toEqual(Array.from({ length: head - first + 1 }, (_, at) => first + at));
    });
    const journal = await desk.journal();
    const health = journal.filter(({ event }) => event.id >= 9331 && event.id <= 9334);
    expect(health.map(({ event }) => event.id)).toEqual([9331, 9332]);

    // What arrived is what the history holds: the chain's value goes with each entry.
    const jen = receiver.lines().find(line => line.includes(' 9107 '))!;
    const { seq } = journal.find(({ event }) => event.id === 9107)!.event;
    const hash = desk.app.session.forest().store.chainAt(seq)!.toString('hex');
    expect(jen).toMatch(/^13 6 \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z \S+ BastionConsole /);
    expect(jen).toContain(`hash="${hash}"`);
    expect(jen).toContain('user="PRIV.Jen" role="R"');
  },
);
