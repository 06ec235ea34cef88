import { expect, it } from 'vitest';
import { candidateCommand } from '../../../../renderer/features/matrix/candidate-command.ts';
import { writeCommand } from '../../../../shared/cmdlets/write.ts';
import { readPhoneNumber } from '../../../../shared/domain/phone-number.ts';
import { aRole, aUser } from '../../../fakes/pam-objects.ts';

const person = (number: number, name: string) => {
  const user = aUser(number, name);
  return { user, phone: readPhoneNumber(user.sourcePhoneNumber, '1'), canDial: true };
};
const [jen, ann, pat] = [person(1, 'Jen'), person(2, 'Ann'), person(3, 'Pat')];
const read = {
  role: aRole(1, 'R', { candidates: [jen.user.id, ann.user.id], approvers: [pat.user.id] }),
  people: [jen, ann, pat].map(one => ({ ...one, candidate: one !== pat, approver: one === pat })),
};
const line = (who: typeof jen, add: boolean) => {
  const command = candidateCommand(read, who, add);
  return command === null ? null : writeCommand(command);
};
const ref = (account: string) =>
  `(Get-PAMUser -SourceDomain 'contoso.local' -SourceAccountName '${account}')`;

it('gives the whole list of candidates and nothing else of the role', () => {
  const role = "Set-PAMRole (Get-PAMRole -DisplayName 'R') -Candidates";
  expect(line(pat, true)).toBe(`${role} ${ref('Jen')}, ${ref('Ann')}, ${ref('Pat')}`);
  expect(line(jen, false)).toBe(`${role} ${ref('Ann')}`);
});

it('is nothing where the role has it so already', () => {
  expect(line(jen, true)).toBeNull();
  expect(line(pat, false)).toBeNull();
});
