import fc from 'fast-check';
import { expect, it } from 'vitest';
import { listChanges, setChanged } from '../../../electron/pam/changes.ts';
import { domainNames } from '../../../electron/pam/domains.ts';
import { defaultCheckLimits } from '../../../shared/domain/check.ts';

const members = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'));

it('additions and removals turn one list into the other, and name no member that stays', () => {
  fc.assert(
    fc.property(members, fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e')), (before, next) => {
      const held = new Set<string>(before);
      for (const change of listChanges('id', 'candidates', before, next)) {
        if (change.op !== 'add' && change.op !== 'remove') throw new Error(`An odd change: ${change.op}`);
        expect(change.items.length).toBeGreaterThan(0);
        for (const item of change.items) {
          expect(held.has(item)).toBe(change.op === 'remove');
          if (change.op === 'add') held.add(item);
          else held.delete(item);
        }
      }
      expect([...held].toSorted()).toEqual([...new Set(next)].toSorted());
    }),
  );
});

it('a change of fields brings the object to the wanted texts and touches no other', () => {
  const fields = fc.record({ displayName: fc.string(), description: fc.string(), ttl: fc.nat() });
  const some = fc.record(
    { displayName: fc.string(), description: fc.string(), ttl: fc.nat() },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fields, some, (before, next) => {
      const change = setChanged('role', 'id', before, next);
      const values = change?.op === 'set' ? change.values : {};
      expect({ ...before, ...values }).toEqual({ ...before, ...next });
      for (const [field, value] of Object.entries(values)) {
        expect(value).not.toEqual(before[field as keyof typeof before]);
      }
    }),
  );
});

it('a domain goes by either of its names and in any case', () => {
  const configuration = {
    version: 1,
    corpDnsName: 'contoso.local',
    corpNetbiosName: 'CONTOSO',
    privDnsName: 'priv.contoso.local',
    privNetbiosName: 'PRIV',
    timeZone: 'UTC',
    phoneAttributes: ['mobile' as const],
    mimServiceFolders: ['/x'],
    internalNumbers: '',
    checkLimits: defaultCheckLimits,
    recordReads: true,
    accounts: [],
  };
  const anyCase = (name: string) =>
    fc
      .array(fc.boolean(), { minLength: name.length, maxLength: name.length })
      .map(upper => [...name].map((c, i) => (upper[i] ? c.toUpperCase() : c.toLowerCase())).join(''));
  const corp = fc.oneof(anyCase('contoso.local'), anyCase('contoso'));
  fc.assert(
    fc.property(corp, corp, (one, other) => {
      const [a, b] = [domainNames(configuration, one), domainNames(configuration, other)];
      expect(a.toSorted()).toEqual(b.toSorted());
      expect(a).not.toContain('priv');
    }),
  );
});
