import { describe, expect, it } from 'vitest';
import { CorpIndex } from '../../../electron/directory/corp-index.ts';
import { domainOfDn } from '../../../electron/directory/dn.ts';
import { phoneOf } from '../../../electron/directory/phone-of.ts';
import type { CorpEntry } from '../../../shared/contract/forest.ts';

const entry = (domain: string, accountName: string, kind: CorpEntry['kind'] = 'user'): CorpEntry => ({
  kind,
  domain,
  accountName,
  displayName: `${accountName} of ${domain}`,
  mail: '',
  sid: '',
  mobile: '',
  telephoneNumber: '',
  disabled: false,
});
const indexOf = (...entries: CorpEntry[]) => {
  const index = new CorpIndex();
  entries.forEach((e, n) => index.add({ entry: e, line: n + 1 }));
  return index;
};
const plain = { corpDnsName: 'contoso.local', corpNetbiosName: '' };

describe('the domain of an account', () => {
  const index = indexOf(
    entry('contoso.local', 'Jen'),
    entry('emea.fabrikam.test', 'Jen'),
    entry('contoso.local', 'Ops', 'group'),
  );

  it.each(['contoso.local', 'CONTOSO.LOCAL', 'contoso', 'CONTOSO', ' Contoso '])('is found as %j', name => {
    expect(index.find('user', name, 'jEN', plain)?.domain).toBe('contoso.local');
  });

  it('is the configured NetBIOS name where one is, and then no longer the first label', () => {
    const configured = { corpDnsName: 'Contoso.local', corpNetbiosName: 'CORP' };
    expect(index.find('user', 'corp', 'Jen', configured)?.domain).toBe('contoso.local');
    expect(index.find('user', 'contoso', 'Jen', configured)).toBeUndefined();
    expect(index.find('user', 'EMEA', 'Jen', configured)?.domain).toBe('emea.fabrikam.test');
  });

  it('does not lend its name to another kind or another account', () => {
    expect(index.find('group', 'CONTOSO', 'Jen', plain)).toBeUndefined();
    expect(index.find('user', 'CONTOSO', 'Ops', plain)).toBeUndefined();
    expect(index.find('user', 'FABRIKAM', 'Jen', plain)).toBeUndefined();
  });

  it('is asked for where a NetBIOS name stands for two', () => {
    const two = indexOf(entry('emea.contoso.local', 'Jen'), entry('emea.fabrikam.test', 'Jen'));
    expect(() => two.find('user', 'EMEA', 'Jen', plain)).toThrow(
      /stands for emea\.contoso\.local and emea\.fabrikam\.test/,
    );
    expect(two.find('user', 'emea.fabrikam.test', 'Jen', plain)?.domain).toBe('emea.fabrikam.test');
  });

  it('is the configured one where the file names none', () => {
    expect(indexOf(entry('', 'Jen')).find('user', 'CONTOSO', 'Jen', plain)?.domain).toBe('contoso.local');
  });

  it('is read from a distinguished name, escapes and quotes included', () => {
    expect(domainOfDn('CN=Smith\\, Jen,OU="a,DC=evil",DC=emea, dc = contoso,DC=local')).toBe(
      'emea.contoso.local',
    );
    expect(domainOfDn('CN=DC\\=x')).toBe('');
  });
});

it('refuses an account that is there twice, naming both lines', () => {
  expect(() => indexOf(entry('contoso.local', 'Jen'), entry('CONTOSO.local', 'JEN'))).toThrow(
    'Line 2: the user "JEN" is also on line 1. Keep one of the two.',
  );
});

describe('search', () => {
  const index = indexOf(
    ...Array.from({ length: 60 }, (_, n) => entry('c.d', `user${n}`)),
    entry('c.d', 'zoe'),
    entry('c.d', 'ops-zoe'),
  );

  it('gives those that begin with the text first', () => {
    const { entries, more } = index.search('user', ' ZOE ', plain);
    expect(entries.map(e => e.accountName)).toEqual(['zoe', 'ops-zoe']);
    expect(more).toBe(false);
  });

  it('stops at 50 and says that there are more', () => {
    const { entries, more } = index.search('user', '', plain);
    expect([entries.length, more]).toEqual([50, true]);
    expect(index.search('group', '', plain)).toEqual({ entries: [], more: false });
  });
});

it('takes the number from the first attribute that has one', () => {
  const numbers = { mobile: '  ', telephoneNumber: ' 4711 ' };
  expect(phoneOf(numbers, ['mobile', 'telephoneNumber'])).toBe('4711');
  expect(phoneOf({ ...numbers, mobile: '1' }, ['mobile', 'telephoneNumber'])).toBe('1');
  expect(phoneOf({ ...numbers, mobile: '1' }, ['telephoneNumber', 'mobile'])).toBe('4711');
  expect(phoneOf(numbers, ['mobile'])).toBe('');
});
