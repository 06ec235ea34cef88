import { describe, expect, test } from 'vitest';
import { checkCommand } from '../../../../shared/cmdlets/command.ts';
import { writeCommand } from '../../../../shared/cmdlets/write.ts';
import type { UserId } from '../../../../shared/domain/ids.ts';
import { requestStatuses } from '../../../../shared/domain/request.ts';
import {
  closeCommand,
  decideCommand,
  deciderOf,
  possibleIn,
} from '../../../../renderer/features/requests/request-actions.ts';
import { accountOf, isMe } from '../../../../renderer/features/requests/who.ts';

const user = (name: string) => ({
  id: `user-${name}` as UserId,
  privAccountName: `PRIV.${name}`,
  sourceDisplayName: name,
});
const [jen, pat, kim] = [user('Jen'), user('Pat'), user('Kim')];
const id = '8ce3256d-8f25-473d-be6d-1380395e0964';

test('each state allows what MIM’s own portal allows, and asking again once it has ended', () => {
  const words = requestStatuses.map(status => {
    const may = possibleIn(status);
    return `${status}: ${Object.keys(may)
      .filter(key => may[key as keyof typeof may])
      .join(' ')}`;
  });
  expect(words).toEqual([
    'Processing: ',
    'PendingMFA: close',
    'PendingApproval: close decide',
    'Scheduled: close',
    'Active: close extend',
    'Closing: ',
    'Closed: askAgain',
    'Expired: askAgain',
    'Rejected: askAgain',
  ]);
});

describe('the cmdlet', () => {
  test('closes one’s own request as the user does', () => {
    const command = closeCommand(id, jen, true);
    expect(writeCommand(command)).toBe(
      `Close-PAMRequest -Request (Get-PAMRequestForReview -All | Where-Object { $_.RequestId -eq '${id}' })`,
    );
    expect(checkCommand(command)).toEqual([]);
  });

  test('closes another’s as the administrator does', () => {
    const command = closeCommand(id, jen, false);
    expect(command.cmdlet).toBe('Close-PAMRequestForControl');
    expect(writeCommand(command)).toContain("$_.PrivAccountName -eq 'PRIV.Jen'");
    expect(checkCommand(command)).toEqual([]);
  });

  test.each([
    ['approve', '-Approve'],
    ['reject', '-Reject'],
  ] as const)('decides: %s', (decision, words) => {
    const command = decideCommand(id, decision);
    expect(writeCommand(command).endsWith(words)).toBe(true);
    expect(checkCommand(command)).toEqual([]);
  });
});

describe('who decides', () => {
  const as = (account: string | null) => (one: { privAccountName: string }) => isMe(one, account);

  test('an approver decides as oneself', () => {
    expect(deciderOf([pat, kim], jen, as('PRIV\\PRIV.Pat'), false)).toEqual({ kind: 'self', as: pat });
  });

  test('an administrator may decide for any approver but the one who asked', () => {
    expect(deciderOf([jen, pat], jen, as(null), true)).toEqual({ kind: 'another', choices: [pat] });
  });

  test('nobody decides on their own request', () => {
    const own = deciderOf([jen, pat], jen, as('PRIV.Jen'), false);
    expect(own).toMatchObject({ kind: 'none' });
    expect(own.kind === 'none' && own.why).toContain('a request of their own');
  });

  test('who is no approver is told who is', () => {
    const none = deciderOf([pat], jen, as('PRIV.Kim'), false);
    expect(none.kind === 'none' && none.why).toContain('no approver of this role');
  });

  test('a request that nobody can decide says so, to an administrator as well', () => {
    const none = deciderOf([jen], jen, as('PRIV.Pat'), true);
    expect(none.kind === 'none' && none.why).toContain('No approver of the role is left');
  });
});

test.each([
  ['PRIV\\PRIV.Pat', 'priv.pat'],
  ['PRIV.Pat', 'priv.pat'],
  ['priv.pat@priv.contoso.local', 'priv.pat'],
])('%s is the account %s', (text, account) => {
  expect(accountOf(text)).toBe(account);
  expect(isMe(pat, text)).toBe(true);
  expect(isMe(jen, text)).toBe(false);
});
