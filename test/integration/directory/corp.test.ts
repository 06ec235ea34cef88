import { appendFile, chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCorp, type Corp } from '../../../electron/directory/corp.ts';

const entry = (account: string, mobile: string) =>
  `dn: CN=${account},DC=contoso,DC=local\nobjectClass: user\nsAMAccountName: ${account}\nmobile: ${mobile}\n\n`;

describe('the directory file of a forest', () => {
  let dir: string;
  let corp: Corp;
  let time = 1000;
  const ldif = () => join(dir, 'corp.ldif');

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'corp-'));
    corp = openCorp({
      dir,
      now: () => time++,
      configuration: () => ({
        corpDnsName: 'contoso.local',
        corpNetbiosName: 'CONTOSO',
        phoneAttributes: ['mobile', 'telephoneNumber'],
      }),
    });
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  it('may be missing: then lookups say what to put where', async () => {
    await corp.refresh();
    expect(corp.status()).toEqual({ file: null, users: 0, groups: 0, readAt: null, problem: null });
    expect(corp.revision()).toBeNull();
    expect(() => corp.findUser('CONTOSO', 'Jen')).toThrow(/corp\.ldif, or of csvde as corp\.csv/);
  });

  it('is read once, and again when it changed', async () => {
    await writeFile(ldif(), entry('Jen', '1'));
    await corp.refresh();
    const { readAt } = corp.status();
    expect(corp.status()).toMatchObject({ file: ldif(), users: 1, problem: null });
    await corp.refresh();
    expect(corp.status().readAt).toBe(readAt);
    // As long as before, and written within the same millisecond perhaps: still another content.
    await writeFile(join(dir, 'new'), entry('Jen', '2'));
    await rename(join(dir, 'new'), ldif());
    await corp.refresh();
    expect(corp.findUser('contoso.local', 'jen')?.mobile).toBe('2');
    await appendFile(ldif(), `\n${entry('Pat', '3')}`);
    await corp.refresh();
    expect([...corp.users()].map(user => user.accountName)).toEqual(['Jen', 'Pat']);
    expect(corp.domains()).toEqual(['contoso.local']);
  });

  it('is not guessed where there are two', async () => {
    await writeFile(ldif(), entry('Jen', '1'));
    await writeFile(
      join(dir, 'corp.csv'),
      'DN,objectClass,sAMAccountName\n"CN=Pat,DC=contoso,DC=local",user,Pat\n',
    );
    await corp.refresh();
    expect(corp.status().problem).toMatch(/Both corp\.ldif and corp\.csv/);
    expect(() => corp.findUser('CONTOSO', 'Jen')).toThrow(/remove the other/);
    await rm(ldif());
    await corp.refresh();
    expect(corp.findUser('CONTOSO', 'Pat')?.accountName).toBe('Pat');
  });

  it('that became unreadable is not answered from memory', async () => {
    await writeFile(ldif(), entry('Jen', '1'));
    await corp.refresh();
    await appendFile(ldif(), 'nonsense\n');
    await corp.refresh();
    expect(corp.status()).toMatchObject({ file: ldif(), users: 0, readAt: null });
    expect(() => corp.findUser('CONTOSO', 'Jen')).toThrow(
      /corp\.ldif is not usable\. Line 6: "nonsense" is no LDIF/,
    );
    await writeFile(ldif(), entry('Jen', '5'));
    await corp.refresh();
    expect(corp.findUser('CONTOSO', 'Jen')?.mobile).toBe('5');
  });

  it('that is a folder, too large or closed to us is refused in words', async () => {
    await mkdir(ldif());
    await corp.refresh();
    expect(corp.status().problem).toMatch(/It is not a file/);
    await rm(ldif(), { recursive: true });
    await writeFile(ldif(), Buffer.alloc(50_000_001, 0x23));
    await corp.refresh();
    expect(corp.status().problem).toMatch(/larger than 50 MB/);
    await writeFile(ldif(), entry('Jen', '1'));
    await chmod(ldif(), 0);
    await corp.refresh();
    // root may read what nobody may.
    if (process.getuid?.() !== 0) expect(corp.status().problem).toMatch(/cannot be opened \(EACCES\)/);
  });

  it('is read once for callers that ask at the same time', async () => {
    await writeFile(ldif(), entry('Jen', '1'));
    await Promise.all([corp.refresh(), corp.refresh(), corp.refresh()]);
    expect(time).toBeGreaterThan(1000);
    expect(corp.status().readAt).toBe(time - 1);
  });

  it('lets the window breathe while 20,000 users are read', async () => {
    await writeFile(
      ldif(),
      Array.from({ length: 20_000 }, (_, n) => entry(`user${n}`, '+1 213 555 0142')).join(''),
    );
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    await corp.refresh();
    clearInterval(timer);
    expect(corp.status().users).toBe(20_000);
    // 1.7 MB in pieces of 32 KB: other work had its turn between them.
    expect(turns).toBeGreaterThan(10);
  });
});
