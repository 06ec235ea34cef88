import { describe, expect, it } from 'vitest';
import { readCsv, readLdif } from '../../../electron/directory/read.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { CorpEntry } from '../../../shared/contract/forest.ts';

async function all(entries: ReturnType<typeof readLdif>): Promise<CorpEntry[]> {
  const found: CorpEntry[] = [];
  for await (const { entry } of entries) found.push(entry);
  return found;
}
const jen = 'dn: CN=Jen,DC=contoso,DC=local\nobjectClass: user\nsAMAccountName: Jen\n';

describe('LDIF', () => {
  it('reads what ldifde writes', async () => {
    const text = [
      'dn: CN=Jen,OU=Staff,DC=emea,DC=contoso,DC=local',
      'changetype: add',
      'objectClass: top',
      'objectClass: user',
      'cn: Jen',
      'sAMAccountName: Jen',
      'displayName: Jen',
      'mail: jen@contoso.local',
      'mobile: +1 213 555 0142',
      'telephoneNumber: 4711',
      'objectSid:: AQUAAAAAAAUVAAAAx/f+13x3VciUWs4B9QMAAA==',
      'userAccountControl: 514',
      'thumbnailPhoto:: not read, so not decoded',
      '',
      'dn: CN=PC1,DC=contoso,DC=local',
      'objectClass: user',
      'objectClass: computer',
      'sAMAccountName: PC1$',
      '',
      '# the group has no displayName: its name stands for it',
      'dn:: Q049Q29ycEFkbWlucyxEQz1jb250b3NvLERDPWxvY2Fs',
      'objectClass: group',
      'name: CorpAdmins',
      'sAMAccountName: CorpAdmins',
      'member: CN=Jen,OU=Staff,DC=emea,DC=contoso,DC=local',
    ].join('\r\n');
    expect(await all(readLdif(text))).toEqual([
      {
        kind: 'user',
        domain: 'emea.contoso.local',
        accountName: 'Jen',
        displayName: 'Jen',
        mail: 'jen@contoso.local',
        sid: 'S-1-5-21-3623811015-3361044348-30300820-1013',
        mobile: '+1 213 555 0142',
        telephoneNumber: '4711',
        disabled: true,
      },
      expect.objectContaining({ kind: 'group', domain: 'contoso.local', displayName: 'CorpAdmins', sid: '' }),
    ]);
  });

  it.each([
    [
      'a deletion',
      `${jen}\ndn: CN=Pat,DC=contoso,DC=local\nchangetype: delete\n`,
      /: Line 6: "changetype: delete"/,
    ],
    [
      'a value in a file',
      `${jen}mail:< file:///etc/passwd\n`,
      /: Line 4: the value of mail is in another file/,
    ],
    [
      'a value that we do not read in a file',
      `${jen}photo:< file:///x\n`,
      /: Line 4: the value of photo is in another file/,
    ],
    ['a control', `${jen}control: 1.2.3 true\n`, /: Line 4: "control:"/],
    ['no dn', 'objectClass: user\n', /: Line 1: an entry begins with "dn:"/],
    ['two dns', `${jen}dn: CN=Pat\n`, /: Line 4: an entry has a second "dn:"/],
    ['a continuation of nothing', ' folded\n', /: Line 1: continues a line/],
    ['a line without a colon', `${jen}hello\n`, /: Line 4: "hello" is no LDIF/],
    ['broken base64', `${jen}mail:: a\n`, /: Line 4: the value of mail is not base64/],
    ['base64 of no text', `${jen}mail:: /w==\n`, /: Line 1: the value of mail is not UTF-8/],
    [
      'a SID that is none',
      `${jen}objectSid:: AAAA\n`,
      /: Line 1: the value of objectSid is no security identifier/,
    ],
    [
      'a control that is no number',
      `${jen}userAccountControl: yes\n`,
      /: Line 1: userAccountControl is "yes"/,
    ],
    ['no class', 'dn: CN=Jen,DC=x\nsAMAccountName: Jen\n', /: Line 1: "Jen" has no objectClass/],
    ['another version', 'version: 2\n', /: Line 1: only LDIF version 1/],
    [
      'a line that never ends',
      `${jen}mail: ${'x'.repeat(1_000_001)}`,
      /: Line 4: is longer than 1,000,000 characters/,
    ],
    [
      'a line folded without end',
      `${jen}mail: x\n${' xxxxxxxxx\n'.repeat(130_000)}`,
      /is longer than 1,000,000 characters/,
    ],
    ['a text that is too long', `${jen}mail: ${'x'.repeat(2000)}\n`, /: Line 1: the value of mail is longer/],
  ])('refuses %s, with the line', async (_, text, message) => {
    const refused: unknown = await all(readLdif(text)).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(AppError);
    expect(refused).toMatchObject({ code: 'BAD_REQUEST' });
    expect(String(refused)).toMatch(message);
  });

  it('refuses more than 200,000 accounts', { timeout: 60_000 }, async () => {
    const account = (n: number) => `dn: DC=c\nobjectClass: user\nsAMAccountName: u${n}\n\n`;
    const many = Array.from({ length: 200_001 }, (_, n) => account(n)).join('');
    await expect(all(readLdif(many))).rejects.toThrow(/more than 200,000 users and groups/);
  });

  it('refuses more than 50 MB, without having them in memory', { timeout: 60_000 }, async () => {
    const piece = Buffer.from(`# ${'x'.repeat(900_000)}\n`);
    const endless = (async function* () {
      for (;;) yield piece;
    })();
    await expect(all(readLdif(endless))).rejects.toThrow(/larger than 50 MB/);
  });

  it('names the line that is not UTF-8', async () => {
    const bytes = (async function* () {
      yield Buffer.from(jen);
      yield Buffer.from('mail: a\ncn: J\xe9n\nname: b\n', 'latin1');
    })();
    await expect(all(readLdif(bytes))).rejects.toThrow(
      'Line 5 is not UTF-8 text. Export the directory again with the switch -u.',
    );
  });
});

describe('CSV', () => {
  const head = 'DN,objectClass,sAMAccountName,displayName,objectSid\n';

  it('reads what csvde writes, and what people make of it', async () => {
    const rows =
      head +
      `"CN=Jen,DC=contoso,DC=local",user,Jen,"Jen ""J"" W.; Ltd",X'0105000000000005150000000100000002000000030000004f040000'\r\n` +
      '\r\n' +
      `"CN=Zoë,DC=contoso,DC=local",top;person;user,zoe,X'5a6fc3ab',AQUAAAAAAAUVAAAAAQAAAAIAAAADAAAAUAQAAA==\n` +
      '"CN=Admins,DC=contoso,DC=local",top;group,Admins,"two\nlines",S-1-5-32-544';
    expect((await all(readCsv(rows))).map(e => [e.kind, e.accountName, e.displayName, e.sid])).toEqual([
      ['user', 'Jen', 'Jen "J" W.; Ltd', 'S-1-5-21-1-2-3-1103'],
      ['user', 'zoe', 'Zoë', 'S-1-5-21-1-2-3-1104'],
      ['group', 'Admins', 'two\nlines', 'S-1-5-32-544'],
    ]);
  });

  it('knows the kind by sAMAccountType or objectCategory where the class was not exported', async () => {
    const rows =
      'DN,sAMAccountName,sAMAccountType,objectCategory\n' +
      '"CN=a,DC=c",a,805306368,\n"CN=b,DC=c",b,268435456,\n"CN=c,DC=c",c,805306369,\n' +
      '"CN=d,DC=c",d,,"CN=Person,CN=Schema,CN=Configuration,DC=c"\n"CN=e,DC=c",e,,"CN=Group,CN=Schema,DC=c"\n';
    expect((await all(readCsv(rows))).map(e => e.kind + e.accountName)).toEqual([
      'usera',
      'groupb',
      'userd',
      'groupe',
    ]);
  });

  it.each([
    ['semicolons', 'DN;objectClass;sAMAccountName\n', /: Line 1: the columns are not separated by commas/],
    ['no account names', 'DN,objectClass\n', /: Line 1: the column sAMAccountName is missing/],
    ['nothing', '', /: Line 1: the names of the columns are missing/],
    ['a column twice', 'sAMAccountName,mail,MAIL\n', /: Line 1: the column MAIL is there twice/],
    ['too few fields', `${head}"CN=Jen",user,Jen\n`, /: Line 2: has 3 fields where the first line names 5/],
    ['too many fields', `${head}CN=Jen,DC=c,user,Jen,,\n`, /: Line 2: has 6 fields/],
    ['an open quotation mark', `${head}"CN=Jen`, /: Line 2: a quotation mark is not closed/],
    [
      'a mark within a field',
      `${head}CN="Jen,user,Jen,,\n`,
      /: Line 2: a quotation mark stands within a field/,
    ],
    ['text after a mark', `${head}"CN=Jen"x,user,Jen,,\n`, /: Line 2: text follows a closing quotation mark/],
    ['a field that never ends', `${head}"${'x\n'.repeat(600_000)}`, /a field is longer than 1,000,000/],
  ])('refuses %s, with the line', async (_, text, message) => {
    const refused: unknown = await all(readCsv(text)).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(AppError);
    expect(refused).toMatchObject({ code: 'BAD_REQUEST' });
    expect(String(refused)).toMatch(message);
  });
});
