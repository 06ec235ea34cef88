import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';

const modules = [
  '/usr/lib/x86_64-linux-gnu/rsyslog',
  '/usr/lib/aarch64-linux-gnu/rsyslog',
  '/usr/lib/rsyslog',
];
const program = '/usr/sbin/rsyslogd';
const drivers = { ossl: 'lmnsd_ossl.so', gtls: 'lmnsd_gtls.so' } as const;
const driver = (['ossl', 'gtls'] as const).find(name =>
  modules.some(folder => existsSync(join(folder, drivers[name]))),
);

/** Why the tests with a real receiver cannot run here; null where they can. */
export const noReceiver =
  !existsSync(program) || driver === undefined
    ? 'rsyslogd with TLS is not installed (Debian: rsyslog rsyslog-openssl)'
    : null;

/** An authority, and a certificate for `name` that it signed, as PEM files in `dir`. */
export function makeCertificates(
  dir: string,
  name: string,
): { ca: string; certificate: string; key: string } {
  const file = (end: string) => join(dir, `${name}-${end}.pem`);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...newKey,
    '-keyout',
    file('ca-key'),
    '-out',
    file('ca'),
    '-subj',
    `/CN=CA of ${name}`,
    '-days',
    '2',
  );
  openssl(
    'req',
    '-x509',
    ...newKey,
    '-keyout',
    file('key'),
    '-out',
    file('certificate'),
    '-subj',
    `/CN=${name}`,
    '-days',
    '2',
    '-addext',
    `subjectAltName=DNS:${name}`,
    '-addext',
    'basicConstraints=critical,CA:FALSE',
    '-CA',
    file('ca'),
    '-CAkey',
    file('ca-key'),
  );
  return { ca: file('ca'), certificate: file('certificate'), key: file('key') };
}

/** A port of the loopback that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

export interface Receiver {
  readonly port: number;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** What it wrote, a line a message: `facility severity host app procid msgid [data] message`. */
  lines(): string[];
}

/** A real rsyslogd that takes syslog over TLS and writes it to a file. */
export async function openReceiver(
  dir: string,
  { ca, certificate, key }: ReturnType<typeof makeCertificates>,
): Promise<Receiver> {
  const port = await freePort();
  const [conf, out, pid] = ['rsyslog.conf', 'received.log', 'rsyslog.pid'].map(name => join(dir, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(
    conf,
    `global(workDirectory="${dir}" defaultNetstreamDriver="${driver ?? ''}" defaultNetstreamDriverCAFile="${ca}"
  defaultNetstreamDriverCertFile="${certificate}" defaultNetstreamDriverKeyFile="${key}")
module(load="imtcp" streamDriver.name="${driver ?? ''}" streamDriver.mode="1" streamDriver.authMode="anon")
template(name="raw" type="string" string="%syslogfacility% %syslogseverity% %timestamp:::date-rfc3339% %hostname% %app-name% %procid% %msgid% %structured-data% %msg%\\n")
ruleset(name="keep") { action(type="omfile" file="${out}" template="raw" asyncWriting="off") }
input(type="imtcp" port="${port}" address="127.0.0.1" ruleset="keep")
`,
  );
  let running: ChildProcess | null = null;
  return {
    port,
    async start() {
      const child = spawn(program, ['-n', '-f', conf, '-i', pid], { stdio: 'ignore' });
      running = child;
      for (let tries = 0; !(await answers(port)); tries++) {
        if (child.exitCode !== null || tries > 500)
          throw new Error(`rsyslogd did not start: ${child.exitCode}`);
        await new Promise(resolve => setTimeout(resolve, 10));
      }
    },
    async stop() {
      const child = running;
      running = null;
      if (child === null || child.exitCode !== null) return;
      const exit = new Promise(resolve => child.once('exit', resolve));
      child.kill('SIGTERM');
      await exit;
    },
    lines: () =>
      existsSync(out)
        ? readFileSync(out, 'utf8')
            .split('\n')
            .filter(line => line !== '')
        : [],
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
