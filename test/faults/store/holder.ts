import { randomUUID } from 'node:crypto';
import { openStore } from '../../../electron/store/open.ts';

/** A process that opens the forest, says so, and holds it for so many milliseconds, or until it is killed. */
const store = openStore({
  dir: process.argv[2] ?? '',
  now: Date.now,
  uuid: randomUUID,
  seal: { seal: text => Buffer.from(text), unseal: bytes => Buffer.from(bytes).toString() },
  holder: { pid: process.pid, user: 'CONTOSO\\kim' },
});
process.stdout.write('open\n');
setTimeout(
  () => {
    store.close();
  },
  Number(process.argv[3] ?? 60_000),
);
