import { randomUUID } from 'node:crypto';
import { openStore } from '../../../electron/store/open.ts';
import { RandomEntries, seededDice } from '../../property/store/random-entries.ts';

/**
 * A process that is there to be killed: opens the forest, then writes entries, intents, secrets and timers without end,
 * each pair of entries in one transaction. Says on its output how far each transaction was kept.
 */
const [dir = '', seed = '0'] = process.argv.slice(2);
const store = openStore({
  dir,
  now: Date.now,
  uuid: randomUUID,
  seal: { seal: text => Buffer.from(text), unseal: bytes => Buffer.from(bytes).toString() },
  holder: { pid: process.pid, user: 'writer' },
});
// The objects of an earlier run are known to the store only: this run makes its own.
const random = new RandomEntries(seededDice(Number(seed)), randomUUID);
process.stdout.write('open\n');
for (let pair = 0; ; pair++) {
  const seq = store.transaction(() => {
    store.apply({ ...random.next(), message: `first of ${seed}/${pair}` });
    store.intents.begin('pair', { seed, pair });
    return store.apply({ ...random.next(), message: `second of ${seed}/${pair}` }).seq;
  });
  process.stdout.write(`${seq}\n`);
}
