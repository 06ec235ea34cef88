import { describe, expect, it } from 'vitest';
import { shellArguments, startArguments, testArguments } from '../../../build/launch/arguments.mjs';
import { typedIn } from '../../../build/launch/place.mjs';
import { countTests, duration, summaryLine, total } from '../../../build/launch/report.mjs';

describe('the arguments of npm start', () => {
  it('open the sample forest where nothing is said', () => {
    expect(startArguments([], '/home/pat')).toEqual({
      forest: null,
      sample: true,
      choose: false,
      tour: false,
    });
    expect(startArguments(['--tour'], '/home/pat')).toMatchObject({ sample: true, tour: true });
    expect(startArguments(['--choose'], '/home/pat')).toMatchObject({ sample: false, choose: true });
  });

  it('read a forest relative to where the person typed it', () => {
    expect(startArguments(['--forest', 'f'], '/home/pat')).toMatchObject({
      forest: '/home/pat/f',
      sample: false,
    });
    expect(startArguments(['--forest=/x/y=z'], '/home/pat')).toMatchObject({ forest: '/x/y=z' });
    expect(typedIn({ npm_lifecycle_event: 'start', INIT_CWD: '/home/pat' }, '/project')).toBe('/home/pat');
    expect(typedIn({ INIT_CWD: '/stale' }, '/project')).toBe('/project');
  });

  it.each([
    [['--forest'], '--forest needs a folder'],
    [['--forest', 'a', '--sample'], 'exclude each other'],
    [['--frist'], 'does not know --frist'],
  ])('refuse %j', (args, words) => {
    expect(() => startArguments(args, '/')).toThrow(words);
  });

  it('reach the shell', () => {
    expect(shellArguments({ forest: '/f', sample: false, choose: false, tour: true })).toEqual([
      '--forest',
      '/f',
      '--tour',
    ]);
    expect(shellArguments(startArguments([], '/'))).toEqual(['--sample']);
    expect(shellArguments(startArguments(['--choose'], '/'))).toEqual([]);
  });
});

describe('npm test', () => {
  it('tells kinds from file names', () => {
    expect(testArguments(['e2e', '--long', 'wizard', 'unit'])).toEqual({
      long: true,
      kinds: ['unit', 'e2e'],
      filters: ['wizard'],
    });
  });

  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 0,
    testResults: [
      { status: 'passed', assertionResults: [{}] },
      { status: 'failed', assertionResults: [{}] },
    ],
  };
  it('counts what vitest reports', () => {
    expect(countTests(report, 1, false)).toEqual({ passed: 5, failed: 1, skipped: 2 });
  });

  it('counts a file that could not be loaded', () => {
    const broken = { ...report, testResults: [{ status: 'failed', assertionResults: [] }] };
    expect(countTests(broken, 1, false)).toEqual({ passed: 5, failed: 2, skipped: 2 });
  });

  it('is red where no test says why', () => {
    const green = { ...report, numFailedTests: 0, testResults: [] };
    expect(countTests(null, 1, false).failed).toBe(1);
    expect(countTests(green, 1, false).failed).toBe(1);
    expect(countTests(green, 0, false).failed).toBe(0);
    const none = { ...green, numPassedTests: 0, numPendingTests: 0 };
    expect(countTests(none, 0, false).failed).toBe(1);
    expect(countTests(none, 1, true).failed).toBe(0);
  });

  it('adds up, and ends with one line', () => {
    const sum = total([
      { passed: 3, failed: 0, skipped: 0 },
      { passed: 1, failed: 2, skipped: 1 },
    ]);
    expect(summaryLine(sum)).toBe('4 passed, 2 failed, 1 skipped');
    expect(summaryLine({ passed: 9, failed: 0, skipped: 0 })).toBe('9 passed, 0 failed');
  });

  it('says times as people do', () => {
    expect(duration(840)).toBe('0.8 s');
    expect(duration(125_400)).toBe('2 min 05 s');
    expect(duration(119_800)).toBe('2 min 00 s');
  });
});
