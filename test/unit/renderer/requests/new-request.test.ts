import { describe, expect, test } from 'vitest';
import { checkCommand } from '../../../../shared/cmdlets/command.ts';
import { parseLine } from '../../../../shared/cmdlets/parse.ts';
import { writeCommand } from '../../../../shared/cmdlets/write.ts';
import {
  type RequestForm,
  requestCommand,
  requestIssues,
  startOf,
} from '../../../../renderer/features/requests/new-request.ts';

const role = { displayName: 'R', ttl: 3600 };
const zone = 'Europe/Berlin';
const now = Date.UTC(2026, 6, 11, 12);
const form = (change: Partial<RequestForm> = {}): RequestForm => ({
  ttl: 3600,
  later: false,
  date: '2026-07-11',
  time: '23:40',
  justification: '',
  ...change,
});
const line = (change: Partial<RequestForm> = {}) => writeCommand(requestCommand(form(change), role, zone));

describe('New-PAMRequest of the form', () => {
  test('names the role and nothing that is the default', () => {
    expect(line()).toBe("New-PAMRequest -RoleDisplayName 'R'");
    expect(line({ justification: '   ' })).toBe("New-PAMRequest -RoleDisplayName 'R'");
  });

  test('gives duration, start in UTC and justification', () => {
    const command = requestCommand(
      form({ ttl: 900, later: true, justification: " Ticket 4711: it's urgent " }),
      role,
      zone,
    );
    expect(writeCommand(command)).toBe(
      "New-PAMRequest -RoleDisplayName 'R' -Justification 'Ticket 4711: it''s urgent' -RequestedTTL (New-TimeSpan -Seconds 900) -RequestedTime '2026-07-11T21:40:00Z'",
    );
    expect(checkCommand(command)).toEqual([]);
    expect(parseLine(writeCommand(command))).toEqual([command]);
  });

  test('is written as far as it goes while a field is not right', () => {
    expect(line({ ttl: Number.NaN, later: true, time: '' })).toBe("New-PAMRequest -RoleDisplayName 'R'");
  });
});

test('the start is null for now and undefined for no moment', () => {
  expect(startOf(form(), zone)).toBeNull();
  expect(startOf(form({ later: true }), zone)).toBe(Date.UTC(2026, 6, 11, 21, 40));
  expect(startOf(form({ later: true, date: '2026-03-29', time: '02:30' }), zone)).toBeUndefined();
});

describe('what would be refused', () => {
  const issues = (change: Partial<RequestForm>) => requestIssues(form(change), role, zone, now);

  test('nothing of the form as it opens', () => {
    expect(issues({})).toEqual({});
    expect(issues({ later: true })).toEqual({});
  });

  test('a longer duration than the role’s, in words', () => {
    expect(issues({ ttl: 3601 }).ttl).toBe('R allows 1 hour. Ask for that or less.');
    expect(issues({ ttl: 3600 }).ttl).toBeUndefined();
  });

  test.each([0, -60, 0.5, Number.NaN])('a duration of %d', ttl => {
    expect(issues({ ttl }).ttl).toContain('whole number');
  });

  test('a start that is past, empty, or skipped by the clock', () => {
    expect(issues({ later: true, time: '13:59' }).start).toContain('past');
    expect(issues({ later: true, time: '' }).start).toContain('Enter the date and the time');
    expect(issues({ later: true, date: '2027-03-28', time: '02:30' }).start).toContain('never shows');
  });

  test('a justification of more than 400 characters', () => {
    expect(issues({ justification: 'x'.repeat(400) })).toEqual({});
    expect(issues({ justification: 'x'.repeat(401) }).justification).toContain('401');
  });
});
