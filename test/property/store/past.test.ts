import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { connectToRead } from '../../../electron/store/connection.ts';
import { contentOf } from '../../../electron/store/content.ts';
import { storeFile } from '../../../electron/store/files.ts';
import { pastSteps, type PastStore } from '../../../electron/store/past.ts';
import { Sql } from '../../../electron/store/sql.ts';
import { Forest } from '../../integration/store/forest.ts';
import { RandomEntries, seededDice } from './random-entries.ts';

const objectsIn = (sql: Sql) => gunzipSync(contentOf(sql)).toString();

function rebuilt(dir: string, seq: number, from: PastStore | null): PastStore {
  const steps = pastSteps(dir, seq, from);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

test('the store as of an entry is what it was when that entry was the last, from the beginning and from an earlier moment', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.uniqueArray(fc.integer({ min: 1, max: 50 }), { minLength: 2, maxLength: 4 }),
      (seed, picked) => {
        const moments = picked.sort((a, b) => a - b);
        const forest = new Forest();
        const store = forest.open();
        const reader = new Sql(connectToRead(storeFile(forest.dir)), forest.dir);
        try {
          const random = new RandomEntries(seededDice(seed), randomUUID);
          const captured = new Map<number, string>();
          for (let seq = 1; seq <= 50; seq++) {
            store.apply(random.next());
            if (moments.includes(seq)) captured.set(seq, objectsIn(reader));
          }
          let earlier: PastStore | null = null;
          for (const seq of moments) {
            const alone = rebuilt(forest.dir, seq, null);
            const onwards: PastStore = rebuilt(forest.dir, seq, earlier);
            expect(objectsIn(alone.sql)).toBe(captured.get(seq));
            expect(objectsIn(onwards.sql)).toBe(captured.get(seq));
            alone.close();
            earlier?.close();
            earlier = onwards;
          }
          earlier?.close();
        } finally {
          reader.db.close();
          store.close();
          forest.remove();
        }
      },
    ),
    { numRuns: 6 },
  );
});
