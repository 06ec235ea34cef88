import { expect, it } from 'vitest';
import { countsOf, evaluate } from '../../../electron/checks/evaluate.ts';
import type { Gathered } from '../../../electron/checks/facts.ts';
import { needsOf } from '../../../electron/compose/needs.ts';
import { checkIds, checkKind } from '../../../shared/domain/check-catalogue.ts';
import { checkSeverities } from '../../../shared/domain/check.ts';
import type { DriftFile } from '../../../shared/domain/mfa-drift.ts';
import type { MfaFinding } from '../../../shared/domain/mfa-views.ts';
import { factsWith, noon } from '../../fakes/check-facts.ts';

const found = (change: Partial<Gathered>) => evaluate(factsWith(change), []).map(({ finding }) => finding);
const ofFiles = (...findings: Partial<MfaFinding>[]) =>
  found({
    mfa: {
      backEnd: 'custom',
      certificate: null,
      findings: findings.map(one => ({
        id: 'x',
        severity: 'warning',
        subject: '/svc/MfaSettings.xml',
        message: 'So it is.',
        remedy: 'Do this.',
        ...one,
      })),
    },
  }).map(({ check, severity }) => [check, severity]);

it('a retired back end is found, a supported one and none are not', () => {
  const backEnds = (backEnd: 'sdk' | 'mfa-server' | 'custom' | 'none') =>
    found({ mfa: { findings: [], backEnd, certificate: null } }).map(({ check }) => check);
  expect(backEnds('sdk')).toEqual(['provider-retired']);
  expect(backEnds('mfa-server')).toEqual(['provider-retired']);
  expect(backEnds('custom')).toEqual([]);
  expect(backEnds('none')).toEqual([]);
});

it('what the look at the MFA files finds goes under its check', () => {
  expect(ofFiles({ id: 'unprotected-settings', severity: 'error' })).toEqual([
    ['settings-readable-by-others', 'error'],
  ]);
  expect(ofFiles({ id: 'unprotected-backup', severity: 'error' })).toEqual([
    ['mfa-file-readable-by-others', 'error'],
  ]);
  expect(ofFiles({ id: 'certificate-expired', severity: 'error' })).toEqual([['certificate-ended', 'error']]);
  expect(ofFiles({ id: 'certificate-expires-soon' })).toEqual([['certificate-ends-soon', 'warning']]);
  expect(ofFiles({ severity: 'information' }, { severity: 'error' }, {})).toEqual([
    ['mfa-settings-wrong', 'error'],
    ['mfa-settings-doubtful', 'warning'],
    ['mfa-settings-note', 'notice'],
  ]);
});

it('a finding of the files keeps its words, and two about one file are two objects', () => {
  const findings = found({
    mfa: {
      backEnd: 'custom',
      certificate: null,
      findings: ['a', 'b'].map(id => ({
        id,
        severity: 'error',
        subject: 'username',
        message: `It is ${id}.`,
        remedy: `Mend ${id}.`,
      })),
    },
  });
  expect(findings.map(({ sentence, remedy }) => `${sentence} ${remedy}`)).toEqual([
    'It is a. Mend a.',
    'It is b. Mend b.',
  ]);
  expect(new Set(findings.map(({ object }) => object.id)).size).toBe(2);
});

it('a settings file that was changed outside is found, another change of it as another finding', () => {
  const ids = ['a', 'b'].map(state => {
    const file: DriftFile = {
      path: '/svc/MfaSettings.xml',
      folder: '/svc',
      what: 'settings',
      state: state.repeat(64),
      kinds: ['edited'],
      sentence: 'CERT_PASSWORD was changed.',
      differences: [],
      known: { how: 'written', by: 'pat', at: '2026-11-24T12:00:00.000Z' },
      noticedAt: '2026-11-24T12:00:00.000Z',
      modifiedAt: null,
      ignored: null,
      restore: { from: null, refusal: null },
      adoptRefusal: null,
    };
    const [one, ...rest] = found({ drift: [file] });
    expect(rest).toEqual([]);
    expect(one).toMatchObject({
      check: 'settings-changed-outside',
      severity: 'warning',
      fix: { kind: 'navigate', address: '/mfa' },
    });
    expect(one?.sentence).toMatch(/CERT_PASSWORD was changed\. It was noticed on .*2026/);
    return one?.object.id;
  });
  expect(ids[0]).not.toBe(ids[1]);
});

it('the catalogue is in order of harm, and says everything of each check', () => {
  const ranks = checkIds.map(id => checkSeverities.indexOf(checkKind(id).severity));
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  for (const id of checkIds) {
    const { title, several, means, remedy } = checkKind(id);
    expect(title, id).toMatch(/^\S.*[^.]$/);
    for (const sentence of [several, means, remedy]) expect(sentence, id).toMatch(/\.$/);
  }
});

it('what needs someone names each check once, leaves notices and suppressed findings out', () => {
  const protection = (subject: string): MfaFinding => ({
    id: 'unprotected-backup',
    severity: 'error',
    subject,
    message: `${subject} is open.`,
    remedy: 'Repair it.',
  });
  const findings = [
    protection('/a'),
    protection('/b'),
    { ...protection('/c'), id: 'x', severity: 'information' as const },
  ];
  const facts = factsWith({ mfa: { findings, backEnd: 'sdk', certificate: null } });
  const all = evaluate(facts, []).map(({ finding }) => finding);
  expect(needsOf(all, 2)).toEqual([
    {
      severity: 'Error',
      message: '2 MFA files or folders are open to others.',
      remedy: checkKind('mfa-file-readable-by-others').remedy,
      to: '/checks?check=mfa-file-readable-by-others',
    },
    expect.objectContaining({ severity: 'Warning', to: '/mfa/settings' }),
    {
      severity: 'Warning',
      message: '2 requests wait for your decision.',
      remedy: 'Approve or reject.',
      to: '/requests/approvals',
    },
  ]);
  const suppressed = evaluate(
    facts,
    all.map(({ check, object }) => ({
      check,
      objectKind: object.kind,
      objectId: object.id,
      objectName: object.name,
      reason: 'Known',
      until: noon + 1,
      by: 'pat',
      at: noon,
    })),
  ).map(({ finding }) => finding);
  expect(needsOf(suppressed, 0)).toEqual([]);
  expect(countsOf(suppressed)).toEqual({ error: 0, warning: 0, notice: 0 });
  expect(countsOf(all)).toEqual({ error: 2, warning: 1, notice: 1 });
});
