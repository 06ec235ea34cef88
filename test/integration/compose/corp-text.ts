/** CORP of these tests as ldifde writes it: who has what, and who lacks it. */

/** `S-1-5-21-1-2-3-RID` as LDAP keeps it, in base64. */
function sidBytes(rid: number): string {
  const bytes = Buffer.alloc(28);
  bytes.set([1, 5, 0, 0, 0, 0, 0, 5]);
  [21, 1, 2, 3, rid].forEach((part, index) => bytes.writeUInt32LE(part, 8 + index * 4));
  return bytes.toString('base64');
}

export interface CorpPerson {
  account: string;
  name?: string;
  mail?: string;
  mobile?: string;
  telephoneNumber?: string;
  /** The last part of the SID; 0 for none. */
  rid?: number;
}

function userEntry(person: CorpPerson, domain: string): string {
  const { account, name = account, mail, mobile, telephoneNumber, rid = 0 } = person;
  return [
    `dn: CN=${account},OU=Staff,${domain}`,
    'objectClass: user',
    `displayName: ${name}`,
    `sAMAccountName: ${account}`,
    ...(mail === undefined ? [] : [`mail: ${mail}`]),
    ...(mobile === undefined ? [] : [`mobile: ${mobile}`]),
    ...(telephoneNumber === undefined ? [] : [`telephoneNumber: ${telephoneNumber}`]),
    ...(rid === 0 ? [] : [`objectSid:: ${sidBytes(rid)}`]),
    '',
  ].join('\n');
}

function groupEntry(account: string, rid: number, domain: string): string {
  return [
    `dn: CN=${account},OU=Groups,${domain}`,
    'objectClass: group',
    `sAMAccountName: ${account}`,
    ...(rid === 0 ? [] : [`objectSid:: ${sidBytes(rid)}`]),
    '',
  ].join('\n');
}

export const people: readonly CorpPerson[] = [
  { account: 'Jen', mail: 'jen@contoso.local', mobile: '+1 213 555 0142', rid: 1104 },
  { account: 'Ann', name: 'Ann Owner', mail: 'ann@contoso.local', mobile: '+1 213 555 0117', rid: 1105 },
  {
    account: 'Pat',
    name: 'Pat Park',
    mail: 'pat@contoso.local',
    telephoneNumber: '+1 213 555 0118',
    rid: 1106,
  },
  // No number, no mail, no SID: all of it is stored empty and becomes a finding.
  { account: 'Bare', name: 'Bare Minimum' },
  { account: 'Odd', name: 'Odd Number', mail: 'odd@contoso.local', mobile: 'ask the porter', rid: 1108 },
];

/** The directory file; `changed` gives people other attributes. */
export function corpText(changed: readonly CorpPerson[] = [], domain = 'DC=contoso,DC=local'): string {
  const all = people.map(person => ({ ...person, ...changed.find(one => one.account === person.account) }));
  return [
    ...all.map(person => userEntry(person, domain)),
    groupEntry('CorpAdmins', 2001, domain),
    groupEntry('Historians', 2002, domain),
    groupEntry('NoSid', 0, domain),
  ].join('\n');
}
