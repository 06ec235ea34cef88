import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Past } from '../../../electron/pam/undo/past.ts';
import { undoOf } from '../../../electron/pam/undo/undo.ts';
import { verifyReplay } from '../../../electron/store/replay.ts';
import type { JournaledChange } from '../../../electron/events/types.ts';
import { writeCommand } from '../../../shared/cmdlets/write.ts';
import { furnished, type Desk } from '../../integration/compose/desk.ts';

/** PAM's objects without ids and versions, lists by names: what a reverse has to bring back. */
function content(desk: Desk) {
  const { store } = desk.app.session.forest();
  const users = store.users.find({});
  const groups = store.groups.find({});
  const nameOf = new Map<string, string>([
    ...users.map(user => [user.id, user.privAccountName] as const),
    ...groups.map(group => [group.id, group.privAccountName] as const),
  ]);
  const plain = <T extends { id: unknown; version: number }>({ id: _, version: __, ...rest }: T) => rest;
  const names = (ids: readonly string[]) => ids.map(id => nameOf.get(id)).toSorted();
  return {
    users: users.map(plain),
    groups: groups.map(plain),
    roles: store.roles.find({}).map(role => ({
      ...plain(role),
      candidates: names(role.candidates),
      approvers: names(role.approvers),
      privileges: names(role.privileges),
    })),
    configuration: { ...store.pamConfiguration(), version: 0 },
  };
}

async function journalOf(desk: Desk): Promise<JournaledChange[]> {
  return desk.app.session.forest().reader.changes({ from: 9000, to: 9099 }, 0, 100_000);
}

const text = fc.stringMatching(/^[A-Za-z0-9 .'é’-]{1,20}$/).filter(value => value.trim() === value);
const quoted = text.map(value => `'${value.replaceAll(/['’]/g, match => match + match)}'`);
const flag = fc.constantFrom('$true', '$false');
const account = fc.constantFrom('Jen', 'Ann', 'Pat', 'Bare', 'Odd');
// Odd’s number cannot be read, so it cannot be set again: that is said, and not undone.
const callable = fc.constantFrom('Jen', 'Ann', 'Pat', 'Bare');
const people = fc
  .uniqueArray(account, { maxLength: 3 })
  .map(names =>
    names.length === 0
      ? '@()'
      : names.map(name => `(Get-PAMUser -SourceAccountName ${name} -SourceDomain CONTOSO)`).join(', '),
  );

/** Lines of the reversible cmdlets; some are refused, which changes nothing and has nothing to take back. */
const line = fc.oneof(
  fc
    .tuple(fc.constantFrom('Description', 'DisplayName'), quoted)
    .map(([p, v]) => `Get-PAMRole R | Set-PAMRole -${p} ${v}`),
  fc
    .tuple(fc.constantFrom('ApprovalEnabled', 'DisableAutoApprovalIfOwner', 'MFAEnabled'), flag)
    .map(([p, v]) => `Get-PAMRole R | Set-PAMRole -${p} ${v}`),
  fc
    .tuple(fc.constantFrom('Candidates', 'Approvers'), people)
    .map(([p, v]) => `Get-PAMRole R | Set-PAMRole -${p} ${v}`),
  fc.constant('Get-PAMRole R | Set-PAMRole -Privileges @() -TTL 1200'),
  fc
    .tuple(fc.integer({ min: 300, max: 90_000 }), people)
    .map(([ttl, who]) => `New-PAMRole 'Made here' -TTL ${String(ttl)} -Candidates ${who} -ApprovalEnabled`),
  fc.constant('Get-PAMRole R | Remove-PAMRole'),
  fc
    .tuple(
      account,
      fc.constantFrom(
        'SourceDisplayName',
        'PrivDisplayName',
        'PrivDescription',
        'SourceDescription',
        'SourceEmailAddress',
      ),
      quoted,
    )
    .map(([who, p, v]) => `Get-PAMUser -SourceAccountName ${who} | Set-PAMUser -${p} ${v}`),
  fc
    .tuple(account, fc.constantFrom('Ann2', 'PRIV.other', 'x.y'))
    .map(([who, v]) => `Get-PAMUser -SourceAccountName ${who} | Set-PAMUser -PrivAccountName ${v}`),
  fc
    .tuple(callable, fc.constantFrom("'+1 213 555 0100'", "''", '12135551212'))
    .map(
      ([who, v]) =>
        `Get-PAMUser -SourceAccountName ${who} | Set-PAMUser -SourcePhoneNumber ${v} -PrivAccountActive $false`,
    ),
  account.map(who => `Get-PAMUser -SourceAccountName ${who} | Remove-PAMUser`),
  account.map(who => `New-PAMUser CONTOSO ${who}`),
  fc
    .tuple(fc.constantFrom('PrivDisplayName', 'PrivDescription'), quoted)
    .map(([p, v]) => `Get-PAMGroup CorpAdmins | Set-PAMGroup -${p} ${v} -Active $false`),
  fc.constant('Get-PAMGroup CorpAdmins | Remove-PAMGroup'),
  fc.constant('New-PAMGroup Historians CONTOSO'),
  fc
    .integer({ min: 300, max: 7200 })
    .map(seconds => `Set-PAMConfiguration -RoleDefaultDuration ${String(seconds)} -PrivUserPrefix 'X.'`),
);

it('running a change and then its reverse brings PAM back to what it was, ids apart', async () => {
  const desk = await furnished();
  await desk.run('New-PAMUser CONTOSO Odd');
  const { phone } = desk.app.session.forest();
  const canSetNumber = (number: string) => number === '' || phone.read(number).canDial;
  let undone = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 4 }), async lines => {
      const before = content(desk);
      const from = (await journalOf(desk)).length;
      for (const one of lines) await desk.app.router.callTrusted('cmdlet.exec', { line: one });
      const journal = await journalOf(desk);
      const [earlier, later] = [new Past(), new Past()];
      const reverse: string[][] = [];
      journal.forEach((entry, index) => {
        later.follow(entry.changes);
        if (index >= from)
          reverse.push(undoOf(entry.changes, earlier, later, canSetNumber).commands.map(writeCommand));
        earlier.follow(entry.changes);
      });
      for (const command of reverse.toReversed().flat()) await desk.call('cmdlet.exec', { line: command });
      expect(content(desk)).toEqual(before);
      undone += reverse.length;
    }),
    { numRuns: process.env['LONG'] ? 1000 : 60 },
  );
  // Whatever was run, refused and taken back: the journal alone makes the same store.
  expect(verifyReplay(desk.app.session.forest().store)).toMatchObject({ same: true, differences: [] });
  // Most of the lines are not refused: the property is not true for want of changes.
  expect(undone).toBeGreaterThan(50);
});
