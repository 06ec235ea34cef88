import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createMonitoring } from '../../../electron/monitoring/monitoring.ts';
import { toCells } from '../../../electron/store/cells.ts';
import { FakeCorp } from '../../unit/monitoring/fake-corp.ts';
import { createMemoryStore } from '../../fakes/memory-store.ts';
import { aUser } from '../../fakes/pam-objects.ts';

const number = fc.constantFrom('', '+1 213 555 0142', '+1 213 555 0143', '+44 20 7946 0123', 'front desk');
const step = fc.oneof(
  fc.record({ kind: fc.constant('corp' as const), user: fc.nat(2), number }),
  fc.record({ kind: fc.constant('mim' as const), user: fc.nat(2), number }),
  fc.constant({ kind: 'compare' as const }),
);

it('raises 825 exactly as often as a comparison finds another number in CORP than the one before, whatever MIM stores', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(number, { minLength: 3, maxLength: 3 }),
      fc.array(step, { maxLength: 25 }),
      async (first, steps) => {
        const memory = createMemoryStore(() => 0);
        const corp = new FakeCorp();
        const monitoring = createMonitoring({ store: memory.store, corp, now: () => 0 });
        const users = [0, 1, 2].map(n => aUser(n + 1, `user${n}`, { sourcePhoneNumber: first[n]! }));
        const apply = (changes: Parameters<typeof memory.store.apply>[0]['changes']) =>
          memory.store.apply({ actor: 'pat', as: null, event: 9011, message: 'Changed.', changes });
        for (const [n, user] of users.entries()) {
          const seen = { userId: user.id, number: first[n]!, seenAt: 0 };
          apply([
            { op: 'set', kind: 'user', id: user.id, values: toCells('user', user) },
            { op: 'set', kind: 'corpNumber', id: user.id, values: toCells('corpNumber', seen) },
          ]);
          corp.set(user.sourceAccountName, first[n]!);
        }
        const now = [...first];
        const seen = [...first];
        const stored = [...first];
        let expected = 0;
        for (const one of steps) {
          if (one.kind === 'corp') {
            now[one.user] = one.number;
            corp.set(`user${one.user}`, one.number);
          } else if (one.kind === 'mim') {
            stored[one.user] = one.number;
            const { id } = users[one.user]!;
            apply([{ op: 'set', kind: 'user', id, values: { sourcePhoneNumber: one.number } }]);
          } else {
            const changed = [0, 1, 2].filter(n => now[n] !== seen[n]);
            expected += changed.length;
            expect((await monitoring.compare()).raised).toBe(changed.length);
            seen.splice(0, 3, ...now);
          }
        }
        expect(memory.journal().filter(row => row.id === 825)).toHaveLength(expected);
        expect(users.map(user => memory.store.users.get(user.id)!.sourcePhoneNumber)).toEqual(stored);
        await monitoring.dispose();
        memory.store.close();
      },
    ),
    { numRuns: 40 },
  );
});
