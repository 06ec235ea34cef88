import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGuard } from '../../../electron/mfa/protection.ts';
import { createMfa } from '../../../electron/mfa/mfa.ts';
import { broadRights, parseDacl, parseSaved, repairArguments, saveAs } from '../../../electron/mfa/sddl.ts';
import { testPorts, write } from '../../fixtures/mfa/ports.ts';

const service = 'S-1-5-21-1004336348-1177238915-682003330-1105';
const inherited = `D:AI(A;ID;FA;;;SY)(A;ID;FA;;;BA)(A;ID;0x1200a9;;;BU)(A;;0x1301bf;;;${service})`;

describe('SDDL', () => {
  it('is read as far as the discretionary list', () => {
    expect(parseDacl(`O:BAG:DU${inherited}S:AI(AU;SAFA;FA;;;WD)`)).toHaveLength(4);
    expect(parseDacl('D:PAI(A;;FA;;;SY)')).toEqual([{ type: 'A', flags: '', rights: 'FA', trustee: 'SY' }]);
    expect(parseDacl('D:')).toEqual([]);
    expect(parseDacl('O:BAG:SY')).toBeNull();
    expect(parseDacl('D:NO_ACCESS_CONTROL')).toBeNull();
    expect(parseDacl('D:(XA;;FX;;;WD;(@User.Title=="PM"))(A;;FA;;;SY)')).toHaveLength(2);
  });

  it.each<[string, string[]]>([
    ['D:PAI(A;;FA;;;SY)(A;;FA;;;BA)', []],
    [`D:PAI(A;;FA;;;SY)(A;;0x1301bf;;;${service})`, []],
    [inherited, ['Users']],
    [
      'D:(A;;FR;;;WD)(A;;FR;;;AU)(A;;FR;;;AN)(A;;FR;;;BG)',
      ['Anonymous', 'Authenticated Users', 'Everyone', 'Guests'],
    ],
    ['D:(A;;FR;;;S-1-1-0)(A;;FR;;;S-1-5-32-545)', ['Everyone', 'Users']],
    ['D:(A;;FR;;;S-1-5-21-1-2-3-513)(A;;FR;;;DG)', ['Domain Guests', 'Domain Users']],
    ['D:(D;;FA;;;WD)(A;;FA;;;SY)', []],
    ['D:(A;OICIIO;FA;;;WD)', []],
    ['D:(A;OICI;FA;;;WD)', ['Everyone']],
    ['D:(A;;0x0;;;WD)', []],
    ['O:BAG:SY', ['Everyone']],
    ['D:NO_ACCESS_CONTROL', ['Everyone']],
    ['D:P', []],
  ])('%s gives rights to %j', (sddl, names) => {
    expect(broadRights(sddl)).toEqual(names);
  });

  it('is read from what icacls saves, and saved again under another name', () => {
    const saved = Buffer.from(`\ufeffMfaSettings.xml\r\n${inherited}\r\n`, 'utf16le');
    expect(parseSaved(saved)).toEqual([{ name: 'MfaSettings.xml', sddl: inherited }]);
    expect(parseSaved(saveAs(inherited, '.new.tmp'))).toEqual([{ name: '.new.tmp', sddl: inherited }]);
    expect(parseSaved(Buffer.alloc(0))).toEqual([]);
  });

  it('is mended by taking away groups, never by dropping what was inherited', () => {
    const calls = repairArguments('C:\\f', `${inherited}(A;;FR;;;S-1-5-21-1-2-3-513)`);
    expect(calls[0]).toEqual(['C:\\f', '/inheritance:d', '/q']);
    expect(calls[1]).toEqual(
      expect.arrayContaining([
        '/remove:g',
        '*S-1-1-0',
        '*S-1-5-32-545',
        '*S-1-5-11',
        '*S-1-5-7',
        '*S-1-5-32-546',
        '*S-1-5-21-1-2-3-513',
      ]),
    );
    expect(calls.flat().join(' ')).not.toContain(service);
    expect(repairArguments('C:\\f', 'O:BA')[0]).toEqual([
      'C:\\f',
      '/grant:r',
      '*S-1-5-18:F',
      '*S-1-5-32-544:F',
      '/q',
    ]);
  });
});

/** icacls over lists in memory: `/save`, `/restore`, `/inheritance:d`, `/remove:g`. New files inherit the folder's list. */
function fakeIcacls(start: Record<string, string>) {
  const lists = new Map(Object.entries(start));
  const calls: string[][] = [];
  const listOf = (path: string): string => lists.get(path) ?? inherited;
  return {
    lists,
    calls,
    run: async (args: string[]): Promise<{ code: number; stdout: string }> => {
      calls.push(args);
      const { readFileSync } = await import('node:fs');
      const [path = '', verb = '', file = ''] = args;
      if (verb === '/save') writeFileSync(file, saveAs(listOf(path), basename(path)));
      else if (verb === '/restore') {
        for (const { name, sddl } of parseSaved(readFileSync(file))) lists.set(join(path, name), sddl);
      } else if (verb === '/inheritance:d') lists.set(path, listOf(path).replaceAll(';ID;', ';;'));
      else if (verb === '/remove:g')
        lists.set(path, listOf(path).replaceAll(/\(A;[A-Z]*;[^;]*;;;(?:WD|BU|AU|AN|BG|IU|NU)\)/g, ''));
      else return { code: 87, stdout: '' };
      return { code: 0, stdout: '' };
    },
  };
}

describe('protection on Windows', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'mfa-acl-'));
    mkdirSync(join(root, 'S'));
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it('gives the new file the old one’s list, without the broad groups, before the rename', async () => {
    const folder = join(root, 'S');
    const file = join(folder, 'MfaSettings.xml');
    writeFileSync(file, '<MfaSettings/>');
    const own = `D:PAI(A;;FA;;;SY)(A;;FA;;;BA)(A;;0x1301bf;;;${service})(A;;FR;;;BU)`;
    const icacls = fakeIcacls({ [file]: own });
    const mfa = createMfa({ ...testPorts([folder]), platform: 'windows', icacls: icacls.run });
    await write(mfa, { username: 'x' });
    const made = [...icacls.lists].filter(([path]) => path !== file);
    // The temporary file and the backup: both had the old list, less Users, before they got their names.
    expect(made).toHaveLength(2);
    for (const [path, list] of made) {
      expect(path).toMatch(/\.tmp$|\.part$/);
      expect(list).toBe(own.replace('(A;;FR;;;BU)', ''));
    }
    expect(icacls.calls.some(args => args[1] === '/restore' && args[0] === folder)).toBe(true);
  });

  it('checks and mends by icacls', async () => {
    const folder = join(root, 'S');
    const file = join(folder, 'MfaSettings.xml');
    writeFileSync(file, '<MfaSettings/>');
    const icacls = fakeIcacls({});
    const mfa = createMfa({ ...testPorts([folder]), platform: 'windows', icacls: icacls.run });
    const finding = (await mfa.check()).findings.find(one => one.fix === 'repair-protection');
    expect(finding).toMatchObject({
      subject: file,
      message: expect.stringContaining('Users has rights') as string,
    });
    expect(await mfa.repairProtection({})).toMatchObject({ repaired: [file], failed: [] });
    expect(icacls.lists.get(file)).toBe(inherited.replaceAll(';ID;', ';;').replace('(A;;0x1200a9;;;BU)', ''));
    expect((await mfa.check()).findings.some(one => one.fix === 'repair-protection')).toBe(false);
  });

  it('reads a file’s list as it is, and gives it back to it', async () => {
    const file = join(root, 'S', 'MfaSettings.xml');
    writeFileSync(file, '<MfaSettings/>');
    const own = 'D:PAI(A;;FA;;;SY)(A;;FA;;;BA)';
    const icacls = fakeIcacls({ [file]: own });
    const guard = createGuard({ platform: 'windows', icacls: icacls.run });
    expect(await guard.rights(file)).toBe(own);
    icacls.lists.set(file, `${own}(A;;FA;;;WD)`);
    await guard.setRights(file, own);
    expect(await guard.rights(file)).toBe(own);
    const silent = createGuard({ platform: 'windows' });
    expect(await silent.rights(file)).toBeNull();
    await expect(silent.setRights(file, own)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('takes a file for unprotected where icacls does not answer', async () => {
    const folder = join(root, 'S');
    writeFileSync(join(folder, 'MfaSettings.xml'), '<MfaSettings/>');
    const mfa = createMfa({ ...testPorts([folder]), platform: 'windows' });
    expect((await mfa.check()).findings).toMatchObject([
      { id: 'unprotected-folder' },
      { id: 'unprotected-settings' },
    ]);
    await expect(write(mfa, { username: 'x' })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
