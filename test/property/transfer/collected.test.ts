import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { AppError } from '../../../shared/contract/errors.ts';
import type { PhoneReading } from '../../../shared/domain/phone-number.ts';
import type { Store } from '../../../electron/store/types.ts';
import { bringMim } from '../../../electron/transfer/bring-mim.ts';
import { configurationChanges, configurationOf } from '../../../electron/transfer/configuration-file.ts';
import { configurationFile } from '../../../shared/domain/configuration-file.ts';
import { compare } from '../../../electron/transfer/compare.ts';
import { createPlan } from '../../../electron/transfer/import-collected.ts';
import { checkCollected } from '../../../electron/transfer/read-collected.ts';
import { checkCommand } from '../../../shared/cmdlets/command.ts';
import { aCollectedFile, collectedFrom } from '../../fakes/collected.ts';
import { createMemoryStore, plantForest } from '../../fakes/memory-store.ts';
import { aGroup, aRole, aUser, groupIdOf, userIdOf } from '../../fakes/pam-objects.ts';

const now = Date.parse('2026-11-24T10:00:00Z');
const ports = (store: Store) => ({
  store,
  now: () => now,
  uuid: randomUUID,
  phone: { read: () => ({ reading: { kind: 'empty' } as PhoneReading, canDial: false }) },
});
const by = {
  actor: { actor: 'pat', as: null },
  reason: '',
  origin: { file: 'mim.json', sha256: '0' },
};

function importAll(store: Store, file: unknown) {
  const { items } = compare(checkCollected(file, 'mim.json'), ports(store));
  const chosen = items.filter(({ state }) => state === 'new' || state === 'differs');
  const { plan, add } = createPlan(store, chosen, by);
  chosen.forEach(add);
  store.transaction(() => plan.entries.forEach(entry => store.apply(entry)));
  return items;
}

const text = fc.oneof(
  fc.constant(''),
  fc.string({ unit: 'grapheme', maxLength: 12 }).map(one => one.replaceAll(/\p{Cc}/gu, '')),
);
const flag = fc.boolean();
const forest = fc.record({
  users: fc.array(
    fc.record({
      sourceDisplayName: text,
      sourcePhoneNumber: text,
      privDescription: text,
      privAccountActive: flag,
    }),
    { maxLength: 5 },
  ),
  groups: fc.array(fc.record({ privDescription: text, active: flag }), { maxLength: 3 }),
  roles: fc.array(
    fc.record({
      description: text,
      ttl: fc.integer({ min: 1, max: 9_000_000 }),
      mfaEnabled: flag,
      approvalEnabled: flag,
      disableAutoApprovalIfOwner: flag,
      window: fc.option(fc.constantFrom(['08:00', '17:30'], ['00:00', '00:01'])),
      candidates: fc.uniqueArray(fc.nat(4), { maxLength: 3 }),
      approvers: fc.uniqueArray(fc.nat(4), { maxLength: 2 }),
      privileges: fc.uniqueArray(fc.nat(2), { maxLength: 2 }),
    }),
    { maxLength: 4 },
  ),
});
type Forest = typeof forest extends fc.Arbitrary<infer T> ? T : never;

function storeOf({ users, groups, roles }: Forest): Store {
  const { store } = createMemoryStore(() => now);
  plantForest(store, {
    users: users.map((change, at) => aUser(at, `user${at}`, change)),
    groups: groups.map((change, at) => aGroup(at, `group${at}`, change)),
    roles: roles.map(({ window, candidates, approvers, privileges, ...change }, at) =>
      aRole(at, `Role ${at}`, {
        ...change,
        availabilityWindowEnabled: window !== null,
        availableFrom: window?.[0] ?? null,
        availableTo: window?.[1] ?? null,
        candidates: candidates.filter(one => one < users.length).map(userIdOf),
        approvers: approvers.filter(one => one < users.length).map(userIdOf),
        privileges: privileges.filter(one => one < groups.length).map(groupIdOf),
      }),
    ),
  });
  return store;
}

/** PAM’s objects, groups without their ids: MIM has none for them. */
function content(store: Store) {
  const groups = new Map(store.groups.find({}).map(group => [group.id as string, group.privAccountName]));
  return {
    users: store.users.find({}).map(user => ({ ...user, version: 0 })),
    groups: store.groups.find({}).map(({ id: _, version: __, ...group }) => group),
    roles: store.roles.find({}).map(role => ({
      ...role,
      version: 0,
      candidates: role.candidates.toSorted(),
      approvers: role.approvers.toSorted(),
      privileges: role.privileges.map(id => groups.get(id)).toSorted(),
    })),
    configuration: { ...store.pamConfiguration(), version: 0 },
  };
}

const runs = { numRuns: process.env['LONG'] ? 2000 : 60 };

it('what is collected from a forest and imported into an empty one makes the same forest, and then nothing differs', () => {
  fc.assert(
    fc.property(forest, wanted => {
      const from = storeOf(wanted);
      const file: unknown = JSON.parse(JSON.stringify(collectedFrom(from)));
      const to = storeOf({ users: [], groups: [], roles: [] });
      importAll(to, file);
      expect(content(to)).toEqual(content(from));
      const again = compare(checkCollected(file, 'mim.json'), ports(to)).items;
      expect(again.filter(({ state }) => state !== 'same')).toEqual([]);
    }),
    runs,
  );
});

it('an import over another forest brings what MIM has to what MIM says, and what MIM lacks stays', () => {
  fc.assert(
    fc.property(forest, forest, (wanted, other) => {
      const file: unknown = JSON.parse(JSON.stringify(collectedFrom(storeOf(wanted))));
      const to = storeOf(other);
      const missing = importAll(to, file).filter(({ state }) => state === 'missing');
      const again = compare(checkCollected(file, 'mim.json'), ports(to)).items;
      expect(again.filter(({ state }) => state !== 'same' && state !== 'missing')).toEqual([]);
      expect(again.filter(({ state }) => state === 'missing').map(({ key }) => key)).toEqual(
        missing.map(({ key }) => key),
      );
    }),
    runs,
  );
});

it('the script that brings MIM to the console has only commands that the catalogue takes', () => {
  fc.assert(
    fc.property(forest, forest, (wanted, other) => {
      const file = checkCollected(collectedFrom(storeOf(wanted)), 'mim.json');
      const { items } = compare(file, ports(storeOf(other)));
      const chosen = items.filter(({ state }) => state === 'differs' || state === 'missing');
      for (const { does, undo } of bringMim(items, chosen, () => true))
        for (const command of [...does.pipelines.flat(), ...undo.commands])
          expect(checkCommand(command)).toEqual([]);
    }),
    runs,
  );
});

it('a configuration file makes the same forest, ids included', () => {
  fc.assert(
    fc.property(forest, wanted => {
      const from = storeOf(wanted);
      const text = JSON.stringify(configurationOf(from, { now, osUser: 'pat' }));
      const file = configurationFile.parse(JSON.parse(text));
      const { store: to } = createMemoryStore(() => now);
      to.apply({ actor: 'pat', as: null, event: 9085, message: 'x', changes: configurationChanges(file) });
      expect(content(to)).toEqual(content(from));
      expect(to.groups.find({}).map(({ id }) => id)).toEqual(from.groups.find({}).map(({ id }) => id));
      expect({ ...to.consoleConfiguration(), version: 0 }).toEqual({
        ...from.consoleConfiguration(),
        version: 0,
      });
    }),
    runs,
  );
});

/** Puts a value at a random place of a file. */
function spoil(file: unknown, path: number[], value: unknown): unknown {
  const copy: unknown = structuredClone(file);
  let at = copy;
  for (const [depth, step] of path.entries()) {
    if (typeof at !== 'object' || at === null) break;
    const keys = Object.keys(at);
    const key = keys[step % Math.max(1, keys.length)];
    if (key === undefined) break;
    const holder = at as Record<string, unknown>;
    if (depth === path.length - 1 || typeof holder[key] !== 'object') {
      holder[key] = value;
      break;
    }
    at = holder[key];
  }
  return copy;
}

it('a random or spoilt file is refused in words or compared and imported, and never fails in another way', () => {
  const good = aCollectedFile({ users: 4, roles: 3, requests: 4 });
  const spoilt = fc
    .array(fc.tuple(fc.array(fc.nat(30), { minLength: 3, maxLength: 6 }), fc.oneof(fc.jsonValue(), text)), {
      minLength: 1,
      maxLength: 6,
    })
    .map(changes => changes.reduce<unknown>((file, [path, value]) => spoil(file, path, value), good));
  let compared = 0;
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), spoilt), file => {
      const store = storeOf({ users: [], groups: [], roles: [] });
      try {
        importAll(store, file);
        compared += 1;
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'BAD_REQUEST') throw error;
      }
    }),
    { numRuns: process.env['LONG'] ? 20_000 : 500 },
  );
  expect(compared).toBeGreaterThan(50);
});
