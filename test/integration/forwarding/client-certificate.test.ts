import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:tls';
import { expect, it, onTestFinished } from 'vitest';
import { testTarget } from '../../../electron/forwarding/test-target.ts';
import { matching, temporary } from '../compose/desk.ts';
import { makeCertificates } from './receiver.ts';

it('shows the receiver our certificate, and says so where its passphrase is wrong', async () => {
  const root = temporary();
  const receiver = makeCertificates(root, 'receiver.example');
  const ours = makeCertificates(root, 'console.example');
  const keyFile = `${ours.key}.protected`;
  execFileSync('openssl', ['pkey', '-in', ours.key, '-aes256', '-passout', 'pass:right', '-out', keyFile]);
  const seen: unknown[] = [];
  const server = createServer(
    {
      cert: readFileSync(receiver.certificate),
      key: readFileSync(receiver.key),
      ca: readFileSync(ours.ca),
      requestCert: true,
      rejectUnauthorized: true,
    },
    socket => {
      seen.push(socket.getPeerCertificate().subject.CN);
      socket.on('error', () => {}).resume();
    },
  );
  server.on('tlsClientError', () => {});
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as { port: number };
  const failed = async (passphrase: string | null, certificateFile = ours.certificate) => {
    const steps = await testTarget({
      values: {
        id: 'syslog',
        on: true,
        settings: {
          host: '127.0.0.1',
          port,
          transport: 'tls',
          serverName: 'receiver.example',
          caFile: receiver.ca,
          certificateFile,
          keyFile: certificateFile === '' ? '' : keyFile,
          facility: 13,
        },
        policy: { refuse: false, minutes: 1, entries: 1 },
      },
      passphrase: () => passphrase,
      sender: { host: 'h', forest: 'f', facility: 13 },
      now: () => 0,
    });
    return steps.find(({ state }) => state === 'failed');
  };
  expect(await failed('right')).toBeUndefined();
  expect(seen).toEqual(['console.example']);
  expect(await failed('wrong')).toMatchObject({
    id: 'tls',
    detail: matching(/passphrase is missing or wrong/),
  });
  expect(await failed(null)).toMatchObject({ id: 'tls', detail: matching(/passphrase is missing or wrong/) });
  expect(await failed(null, '')).toMatchObject({ id: 'sent' });
  expect(seen).toHaveLength(1);
});
