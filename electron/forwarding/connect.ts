import { lookup } from 'node:dns/promises';
import { open } from 'node:fs/promises';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { checkServerIdentity, connect as connectTls, type ConnectionOptions, type TLSSocket } from 'node:tls';
import type { SyslogSettings } from '../../shared/domain/forwarding.ts';
import { DeliveryFailure, failureWords } from './failure-words.ts';

/** What a connection goes through, in order. */
export const connectSteps = ['files', 'resolve', 'connect', 'tls', 'name'] as const;
export type ConnectStep = (typeof connectSteps)[number];

export interface Connecting {
  settings: SyslogSettings;
  passphrase: string | null;
  signal: AbortSignal;
  /** Told of each step that was passed, with what was found. */
  passed?: (step: ConnectStep, detail: string) => void;
}

/** A step that failed, for the test that shows them; its message is a whole sentence. */
export class StepFailure extends DeliveryFailure {
  readonly step: ConnectStep;
  constructor(step: ConnectStep, message: string) {
    super(message);
    this.step = step;
  }
}

/** Milliseconds for each of: the connection, TLS's handshake. */
const patience = 10_000;
/** A certificate's file is a few kilobytes, a bundle of authorities some hundred. */
const longestFile = 1_000_000;

/** Opens a connection to the receiver. Throws StepFailure in words, and what the signal aborts with. */
export async function connect({
  settings,
  passphrase,
  signal,
  passed = () => {},
}: Connecting): Promise<Socket> {
  const { host, port, transport } = settings;
  const credentials = transport === 'tls' ? await readCredentials(settings) : {};
  passed('files', transport === 'tls' ? filesInWords(settings) : 'None is needed without TLS.');

  const found = await lookup(host, { all: true }).catch((error: unknown) => {
    throw new StepFailure('resolve', `${host} was not found: ${failureWords(error)}.`);
  });
  const addresses = found.map(({ address }) => address);
  passed('resolve', isIP(host) ? `${host} is an address.` : `${host} is ${addresses.join(', ')}.`);
  signal.throwIfAborted();

  const tcp = await firstOf(addresses, port, signal);
  passed('connect', `Connected to ${tcp.remoteAddress ?? host}, port ${port}.`);
  if (transport === 'tcp') return tcp;
  return secure(
    tcp,
    settings,
    { ...credentials, ...(passphrase === null ? {} : { passphrase }) },
    signal,
    passed,
  );
}

async function readCredentials(
  settings: SyslogSettings,
): Promise<Pick<ConnectionOptions, 'ca' | 'cert' | 'key'>> {
  const { caFile, certificateFile, keyFile } = settings;
  if (caFile === '')
    throw new StepFailure('files', 'No file of an authority is set, so no certificate can be believed.');
  const ca = await readPem(caFile);
  if (certificateFile === '') return { ca };
  return { ca, cert: await readPem(certificateFile), key: await readPem(keyFile || certificateFile) };
}

async function readPem(path: string): Promise<Buffer> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (size > longestFile)
        throw new StepFailure('files', `${path} is too long for a file of certificates.`);
      const bytes = await file.readFile();
      if (bytes.includes('-----BEGIN ')) return bytes;
      throw new StepFailure('files', `${path} holds no certificate or key in PEM form.`);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof StepFailure) throw error;
    throw new StepFailure('files', `${path} was not read: ${failureWords(error)}.`);
  }
}

function filesInWords({ caFile, certificateFile }: SyslogSettings): string {
  return certificateFile === ''
    ? `The authority is read from ${caFile}; no client certificate is set.`
    : `The authority is read from ${caFile}, our certificate from ${certificateFile}.`;
}

/** The first address that answers. */
async function firstOf(addresses: readonly string[], port: number, signal: AbortSignal): Promise<Socket> {
  let last: unknown = new Error('no address');
  for (const address of addresses) {
    try {
      const socket = connectTcp({ host: address, port });
      return await ready(socket, socket, 'connect', signal);
    } catch (error) {
      signal.throwIfAborted();
      last = error;
    }
  }
  throw new StepFailure(
    'connect',
    `No connection to ${addresses.join(', ')}, port ${port}: ${failureWords(last)}.`,
  );
}

async function secure(
  tcp: Socket,
  settings: SyslogSettings,
  credentials: ConnectionOptions,
  signal: AbortSignal,
  passed: NonNullable<Connecting['passed']>,
): Promise<TLSSocket> {
  const { host, serverName } = settings;
  const name = serverName || host;
  let wrongName: Error | undefined;
  try {
    const socket = connectTls({
      ...credentials,
      socket: tcp,
      host: name,
      ...(isIP(name) === 0 ? { servername: name } : {}),
      minVersion: 'TLSv1.2',
      checkServerIdentity: (_, certificate) => (wrongName = checkServerIdentity(name, certificate)),
    });
    await ready(socket, socket, 'secureConnect', signal);
    passed(
      'tls',
      `${socket.getProtocol() ?? 'TLS'}, ${socket.getCipher().standardName}; its certificate is of the authority.`,
    );
    passed('name', `The certificate is for ${name}.`);
    return socket;
  } catch (error) {
    tcp.destroy();
    signal.throwIfAborted();
    if (wrongName !== undefined) {
      passed('tls', 'Its certificate is of the authority.');
      throw new StepFailure(
        'name',
        `The receiver’s certificate is not for ${name}. It may be another receiver: set the name that the certificate holds.`,
      );
    }
    throw new StepFailure('tls', `TLS with ${name} failed: ${failureWords(error)}.`);
  }
}

/** Resolves with the socket at `event`; destroys it where that does not come. */
function ready<T extends Socket>(value: T, socket: Socket, event: string, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => {
      done();
      socket.on('error', () => {});
      socket.destroy();
      reject(error);
    };
    const abort = () => fail(signal.reason as Error);
    const ended = () => fail(new DeliveryFailure('the receiver closed the connection'));
    const timer = setTimeout(() => fail(new DeliveryFailure('nobody answered within 10 seconds')), patience);
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      socket.off('error', fail).off('close', ended);
    };
    socket.once('error', fail).once('close', ended);
    socket.once(event, () => {
      done();
      resolve(value);
    });
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort);
  });
}
