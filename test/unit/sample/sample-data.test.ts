import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { phoneOf } from '../../../electron/directory/phone-of.ts';
import { readLdif } from '../../../electron/directory/read.ts';
import { parseLine } from '../../../shared/cmdlets/parse.ts';
import type { CorpEntry } from '../../../shared/contract/forest.ts';
import { readPhoneNumber } from '../../../shared/domain/phone-number.ts';
import {
  numbersBefore,
  sampleForest,
  sampleScenario,
  weekdays,
  type SampleActivation,
  type SampleRole,
} from '../../../shared/domain/sample.ts';

const file = (name: string) =>
  readFileSync(new URL(`../../../assets/sample/${name}`, import.meta.url), 'utf8');
const forest = sampleForest.parse(JSON.parse(file('forest.json')));
const scenario = sampleScenario.parse(JSON.parse(file('scenario.json')));
const corp = new Map<string, CorpEntry>();
beforeAll(async () => {
  for await (const { entry } of readLdif(file('corp.ldif'))) corp.set(entry.accountName, entry);
});

const code = forest.mfa.defaultCountryCode;
const numberOf = (account: string) => phoneOf(corp.get(account)!, forest.console.phoneAttributes);
const readingOf = (account: string) => readPhoneNumber(numberOf(account), code);
const roleNamed = (name: string): SampleRole => {
  const role = forest.roles.find(r => r.displayName === name);
  if (!role) throw new Error(`no role ${name}`);
  return role;
};
const activations = (): SampleActivation[] => [
  ...scenario.week.filter(step => step.do === 'activate'),
  ...scenario.lately,
];
const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

describe('CORP of the sample', () => {
  it('holds everyone and every group that the forest names, each with a SID of one domain', () => {
    for (const account of forest.users) expect(corp.get(account)?.kind, account).toBe('user');
    for (const group of forest.groups) expect(corp.get(group)?.kind, group).toBe('group');
    const sids = [...corp.values()].map(entry => entry.sid);
    expect(new Set(sids).size).toBe(corp.size);
    for (const sid of sids) expect(sid).toMatch(/^S-1-5-21-3141859265-1847236911-902114577-1\d{3}$/);
    expect(corp.size - forest.users.length - forest.groups.length).toBeGreaterThan(1);
    for (const entry of corp.values()) expect(entry.domain).toBe(forest.console.corpDnsName);
  });

  it('has one of each trouble, and Jen without any', () => {
    const kinds = forest.users.map(account => ({ account, reading: readingOf(account) }));
    const those = (test: (r: (typeof kinds)[number]) => boolean) => kinds.filter(test).map(k => k.account);
    expect(those(k => k.reading.kind === 'empty')).toEqual(['nadia.petrova']);
    expect(those(k => k.reading.kind === 'unreadable')).toEqual(['tom.becker']);
    expect(those(k => k.reading.kind === 'number' && k.reading.ambiguous !== null)).toEqual([
      'ingrid.solheim',
    ]);
    expect(forest.users.filter(account => corp.get(account)!.disabled)).toEqual(['vikram.shah']);
    expect(readingOf('Jen')).toMatchObject({ kind: 'number', e164: '+12135550142' });
    expect(readPhoneNumber('12135551212', code)).toMatchObject({ e164: '+12135551212', ambiguous: null });
  });
});

describe('roles of the sample', () => {
  it('are one for each of MFA, approval and window; the one with MFA alone is R, with Jen', () => {
    const gates = forest.roles.map(r => [r.mfaEnabled, r.approvalEnabled, r.window !== null].join());
    expect(new Set(gates).size).toBe(8);
    expect(forest.roles).toHaveLength(8);
    expect(roleNamed('R')).toMatchObject({ mfaEnabled: true, approvalEnabled: false, window: null });
    expect(roleNamed('R').candidates).toContain('Jen');
  });

  it('name only people and groups of the forest, and can be used', () => {
    for (const role of forest.roles) {
      for (const account of [...role.candidates, ...role.approvers]) expect(forest.users).toContain(account);
      for (const group of role.privileges) expect(forest.groups).toContain(group);
      if (role.approvalEnabled) expect(role.approvers.length).toBeGreaterThan(1);
      if (role.window) expect(minutes(role.window.to)).toBeGreaterThan(minutes(role.window.from));
      if (!role.mfaEnabled) continue;
      for (const account of role.candidates)
        expect(readingOf(account), account).toMatchObject({ kind: 'number', ambiguous: null });
    }
    expect(forest.users).toContain(forest.operator);
  });
});

describe('the week of the sample', () => {
  it('is in order, has a good number of activations, and leaves out the hour that some days lack', () => {
    const at = scenario.week.map(step => weekdays.indexOf(step.on) * 1440 + minutes(step.at));
    expect(at).toEqual([...at].sort((a, b) => a - b));
    const perDay = weekdays.map(day => scenario.week.filter(s => s.on === day && s.do === 'activate').length);
    expect(perDay.reduce((sum, n) => sum + n)).toBeGreaterThanOrEqual(60);
    expect(Math.max(perDay[5]!, perDay[6]!)).toBeLessThan(Math.min(...perDay.slice(0, 5)));
    for (const step of scenario.week) expect(step.at.startsWith('02:')).toBe(false);
  });

  it('asks only for what the role gives: candidates, lifetimes, calls and approvals where there are such gates', () => {
    for (const step of activations()) {
      const role = roleNamed(step.role);
      const what = `${step.role}, ${step.user}: ${step.justification}`;
      expect(role.candidates, what).toContain(step.user);
      // Two hours is what the service desk's role has after Tuesday, and the week may begin on any day.
      const ttl = role.displayName.startsWith('Helpdesk') ? 7200 : role.ttl;
      expect(step.ttlSeconds ?? ttl, what).toBeLessThanOrEqual(ttl);
      expect((step.closeAfterMinutes ?? 1) * 60, what).toBeLessThan(step.ttlSeconds ?? ttl);
      expect(step.call !== undefined, what).toBe(role.mfaEnabled && step.refused !== true);
      if (step.approval) {
        expect(role.approvalEnabled, what).toBe(true);
        expect(
          role.approvers.filter(a => a !== step.user),
          what,
        ).toContain(step.approval.by);
        expect(step.call === undefined || step.call === 'verified', what).toBe(true);
        expect(step.approval.decision === 'approve' || step.approval.reason !== '', what).toBe(true);
      }
    }
  });

  it('keeps to the windows, except where it says that it is refused', () => {
    let closed = 0;
    for (const step of scenario.week) {
      if (step.do !== 'activate') continue;
      const { window } = roleNamed(step.role);
      if (!window) continue;
      const active = minutes(step.startAt ?? step.at) + (step.approval?.afterMinutes ?? 0) + 1;
      const open = minutes(window.from) <= active && active < minutes(window.to);
      expect(open, `${step.on} ${step.at} ${step.role}`).toBe(step.refused !== true);
      if (!open) closed++;
    }
    expect(closed).toBeGreaterThan(0);
  });

  it('shows every way that a request can end', () => {
    const steps = activations();
    const has = (test: (s: SampleActivation) => boolean) => expect(steps.some(test)).toBe(true);
    for (const call of ['verified', 'no-answer', 'hung-up']) has(s => s.call === call);
    has(s => typeof s.call === 'object' && s.call.code === 112);
    has(s => s.approval?.decision === 'reject');
    has(s => s.startAt !== undefined);
    has(
      s =>
        roleNamed(s.role).approvalEnabled &&
        !s.approval &&
        s.call === undefined &&
        !roleNamed(s.role).approvers.includes(s.user),
    );
    has(s => roleNamed(s.role).approvers.includes(s.user));
  });

  it('changes the configuration by lines that parse, and CORP by numbers that corp.ldif ends with', () => {
    for (const step of scenario.week) {
      if (step.do === 'run') expect(parseLine(step.line).length).toBeGreaterThan(0);
      if (step.do === 'corp-number') {
        expect(corp.get(step.account)?.[step.attribute]).toBe(step.to);
        expect(step.from).not.toBe(step.to);
        expect(readPhoneNumber(step.from, code).kind).toBe('number');
        expect(numbersBefore(scenario).get(step.account)).toEqual({
          attribute: step.attribute,
          number: step.from,
        });
      }
    }
  });
});
