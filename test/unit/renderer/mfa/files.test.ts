import { describe, expect, it } from 'vitest';
import type { MfaBackup, MfaDiffLine, MfaFinding } from '../../../../shared/domain/mfa-views.ts';
import { backupDifference } from '../../../../renderer/features/mfa/backup-words.ts';
import { daysLeftWords } from '../../../../renderer/features/mfa/certificate-words.ts';
import { inOrderOfHarm } from '../../../../renderer/features/mfa/finding-order.ts';
import { foldDiff } from '../../../../renderer/features/mfa/fold-diff.ts';

const line = (at: number, kind: MfaDiffLine['kind'] = 'same'): MfaDiffLine => ({
  kind,
  before: at,
  after: at,
  text: `line ${String(at)}`,
});

describe('a folded before/after', () => {
  it('keeps three lines around a change and every line exactly once', () => {
    const lines = Array.from({ length: 20 }, (_, at) => line(at + 1, at === 9 ? 'removed' : 'same'));
    const runs = foldDiff(lines);
    expect(runs.map(run => (run.kind === 'folded' ? run.count : run.lines.length))).toEqual([6, 7, 7]);
    const total = runs.reduce((sum, run) => sum + (run.kind === 'folded' ? run.count : run.lines.length), 0);
    expect(total).toBe(20);
  });

  it('does not fold a single line', () => {
    const lines = Array.from({ length: 9 }, (_, at) => line(at + 1, at === 0 || at === 8 ? 'added' : 'same'));
    expect(foldDiff(lines)).toEqual([{ kind: 'lines', lines }]);
  });
});

describe('a backup against the file now', () => {
  const backup: MfaBackup = {
    folder: 'C:\\Service',
    name: 'MfaSettings.xml.20250301T101500Z.bak',
    at: '2025-03-01T10:15:00Z',
    bytes: 790,
    hash: 'ab',
    current: false,
    backEnd: 'none',
    problem: null,
  };
  const folder = { state: 'present', bytes: 812 } as const;

  it('says the back end and the size', () => {
    expect(backupDifference(backup, folder, 'sdk')).toBe(
      'No back end instead of Azure MFA SDK keys with certificate, 22 bytes shorter.',
    );
    expect(backupDifference({ ...backup, backEnd: 'custom' }, folder, 'none')).toBe(
      'Custom phone provider instead of no back end, 22 bytes shorter.',
    );
    expect(backupDifference({ ...backup, bytes: 812 }, folder, 'none')).toBe(
      'Other texts of the same length.',
    );
  });

  it('says where there is nothing to compare', () => {
    expect(backupDifference({ ...backup, current: true }, folder, 'none')).toBe('The same as the file now.');
    expect(backupDifference(backup, { state: 'absent', bytes: null }, 'none')).toBe('There is no file now.');
    expect(backupDifference({ ...backup, problem: 'Two roots.' }, folder, 'none')).toBe(
      'Cannot be restored: Two roots.',
    );
  });
});

describe('findings and days', () => {
  it('are told in order of harm, each once', () => {
    const finding = (id: string, severity: MfaFinding['severity']): MfaFinding => ({
      id,
      severity,
      subject: 's',
      message: 'm',
      remedy: 'r',
    });
    const found = [
      finding('c', 'information'),
      finding('b', 'warning'),
      finding('a', 'error'),
      finding('b', 'warning'),
    ];
    expect(inOrderOfHarm(found).map(one => one.id)).toEqual(['a', 'b', 'c']);
  });

  it('turn amber under 30 days and red once it has ended', () => {
    expect(daysLeftWords(30)).toEqual({ words: '30 days left', tone: 'success' });
    expect(daysLeftWords(29).tone).toBe('warning');
    expect(daysLeftWords(1).words).toBe('1 day left');
    expect(daysLeftWords(-1)).toEqual({ words: 'Ended 1 day ago', tone: 'error' });
  });
});
