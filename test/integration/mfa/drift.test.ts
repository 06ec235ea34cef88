import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { DriftFile } from '../../../shared/domain/mfa-drift.ts';
import { matching, openDesk, type Desk, type DeskOptions } from '../compose/desk.ts';

const password = 'tr0ub4dor-and-3';

/** A forest whose settings the console wrote, with a secret. */
async function written(options: DeskOptions = {}): Promise<Desk> {
  const desk = await openDesk(options);
  await desk.call('mfa.writeSettings', {
    values: { username: 'mimservice', CERT_PASSWORD: password },
    expects: (await desk.call('mfa.settings', {})).version,
  });
  return desk;
}

const fileOf = (desk: Desk) => join(desk.dir, 'Service', 'MfaSettings.xml');
const textOf = (desk: Desk) => readFileSync(fileOf(desk), 'utf8');
const edit = (desk: Desk, from: string | RegExp, to: string) =>
  writeFileSync(fileOf(desk), textOf(desk).replace(from, to));
const drift = async (desk: Desk) => (await desk.call('mfa.drift', {})).files;
async function only(desk: Desk): Promise<DriftFile> {
  const files = await drift(desk);
  expect(files).toHaveLength(1);
  return files[0]!;
}
const events = async (desk: Desk, from = 9060, to = 9069) =>
  (await desk.journal()).filter(({ event }) => event.id >= from && event.id <= to);
const kindsOf = ({ cause }: { cause: unknown }) => (cause as { kinds: string[] }).kinds;
const eventually = (check: () => Promise<unknown>) => vi.waitFor(check, { timeout: 8000, interval: 50 });
const checkOf = async (desk: Desk) =>
  (await desk.call('checks.list', { check: 'settings-changed-outside' })).findings;

describe('what is not as it was known', () => {
  it('nothing after a write of the console, a restored backup, or a repair', async () => {
    const desk = await written();
    expect(await drift(desk)).toEqual([]);
    chmodSync(fileOf(desk), 0o644);
    await desk.call('mfa.repairProtection', {});
    expect(await drift(desk)).toEqual([]);
    await desk.call('mfa.writeSettings', {
      values: { username: 'other' },
      expects: (await desk.call('mfa.settings', {})).version,
    });
    const [backup] = (await desk.call('mfa.backups', {})).backups;
    await desk.call('mfa.restoreBackup', {
      name: backup!.name,
      expects: (await desk.call('mfa.settings', {})).version,
    });
    expect(await drift(desk)).toEqual([]);
  });

  it('an edit, element by element, the secret masked', async () => {
    const desk = await written();
    edit(desk, 'mimservice', 'somebody');
    edit(desk, password, 'hunter2-hunter2');
    edit(desk, '</MfaSettings>', '<LOCMFA>true</LOCMFA><!-- x --></MfaSettings>');
    const file = await only(desk);
    expect(file.kinds).toEqual(['edited']);
    expect(file.differences).toMatchObject(
      [
        {
          what: 'CERT_PASSWORD',
          before: '••••••••',
          after: '••••••••',
          sentence: 'CERT_PASSWORD was changed.',
        },
        { what: 'username', before: 'mimservice', after: 'somebody' },
        { what: 'LOCMFA', before: null, after: 'true', sentence: 'LOCMFA was added.' },
      ].sort((a, b) => textOf(desk).indexOf(a.what) - textOf(desk).indexOf(b.what)),
    );
    expect(JSON.stringify(file)).not.toMatch(new RegExp(`hunter2|${password}`));
    expect(await checkOf(desk)).toMatchObject([
      { sentence: matching(/username is “somebody”, was “mimservice”/), fix: { address: '/mfa' } },
    ]);
  });

  it.each<[string, (desk: Desk) => void, string[], RegExp]>([
    [
      'a comment',
      desk => edit(desk, '</MfaSettings>', '<!-- hello --></MfaSettings>'),
      ['formatting'],
      /Only formatting/,
    ],
    ['line ends', desk => edit(desk, /\r?\n/g, '\r'), ['encoding'], /line ends are CR/],
    [
      'another encoding',
      desk => {
        const text = textOf(desk).replace(/encoding="utf-8"/i, 'encoding="utf-16"');
        writeFileSync(fileOf(desk), Buffer.from(`\ufeff${text}`, 'utf16le'));
      },
      ['encoding'],
      /saved as UTF-16 \(LE\)/,
    ],
    ['damage', desk => edit(desk, '</MfaSettings>', ''), ['damaged'], /not closed/],
    ['deletion', desk => rmSync(fileOf(desk)), ['deleted'], /deleted/],
    ['wider rights', desk => chmodSync(fileOf(desk), 0o644), ['protection'], /others have rights on it now/],
  ])('%s', async (_, act, kinds, words) => {
    const desk = await written();
    act(desk);
    const file = await only(desk);
    expect(file.kinds).toEqual(kinds);
    expect(file.sentence).toMatch(words);
    expect(file.restore.refusal).toBeNull();
    const known = textOfKnown(desk);
    await desk.call('mfa.restoreDrift', { path: file.path, expects: file.state });
    expect(await drift(desk)).toEqual([]);
    expect(textOf(desk)).toBe(known);
    expect(statSync(fileOf(desk)).mode & 0o777).toBe(0o600);
    expect(await events(desk)).toMatchObject([{ event: { id: 9062, actor: 'pat' } }]);
  });
});

const textOfKnown = (desk: Desk) => readFileSync(`${fileOf(desk)}.known`, 'utf8');

describe('what becomes of it', () => {
  it('adopted, it is known, and can be restored', async () => {
    const desk = await written();
    edit(desk, 'mimservice', 'adopted');
    const { path, state } = await only(desk);
    await desk.call('mfa.adoptDrift', { path, expects: state, reason: 'Ticket 4711' });
    expect(await drift(desk)).toEqual([]);
    expect(await events(desk)).toMatchObject([
      {
        event: {
          id: 9061,
          actor: 'pat',
          reason: 'Ticket 4711',
          message: matching(/“adopted”, was “mimservice”/),
        },
      },
    ]);
    const adopted = textOf(desk);
    rmSync(path);
    const gone = await only(desk);
    const { message, backup, restart } = await desk.call('mfa.restoreDrift', { path, expects: gone.state });
    expect([message, backup]).toEqual(['MfaSettings.xml is as it was known.', null]);
    expect(restart).toMatch(/FIMService/);
    expect(textOf(desk)).toBe(adopted);
  });

  it('ignored, it is quiet until it changes again', async () => {
    const desk = await written();
    edit(desk, 'mimservice', 'first');
    const { path, state } = await only(desk);
    await desk.refused('mfa.ignoreDrift', { path, expects: state, reason: ' ' });
    await desk.call('mfa.ignoreDrift', { path, expects: state, reason: 'Known to the team' });
    expect(await only(desk)).toMatchObject({ ignored: { reason: 'Known to the team', by: 'pat' } });
    expect(await checkOf(desk)).toEqual([]);
    edit(desk, 'first', 'second');
    expect(await only(desk)).toMatchObject({ ignored: null });
    expect(await checkOf(desk)).toHaveLength(1);
  });

  it('is refused for what changed since it was shown, and what is no file of theirs', async () => {
    const desk = await written();
    edit(desk, 'mimservice', 'first');
    const { path, state: expects } = await only(desk);
    edit(desk, 'first', 'second');
    for (const name of ['mfa.adoptDrift', 'mfa.restoreDrift', 'mfa.ignoreDrift'] as const) {
      expect(await desk.refused(name, { path, expects, reason: 'x' })).toMatchObject({ code: 'CONFLICT' });
      expect(await desk.refused(name, { path: '/etc/passwd', expects, reason: 'x' })).toMatchObject({
        code: 'NOT_FOUND',
      });
    }
    expect(textOf(desk)).toContain('second');
    expect(await events(desk)).toEqual([]);
  });

  it('without any copy of the known version only adopting is offered', async () => {
    const desk = await written();
    edit(desk, 'mimservice', 'first');
    rmSync(`${fileOf(desk)}.known`);
    const { path, state, restore } = await only(desk);
    expect(restore).toMatchObject({ from: null, refusal: matching(/no backup and no kept copy/) });
    expect(await desk.refused('mfa.restoreDrift', { path, expects: state })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('while the forest is open', () => {
  it('a change is noticed, told of once, and gone when it is taken back by hand', async () => {
    const desk = await written({ watchFiles: true });
    const before = textOf(desk);
    const pushed = vi.fn();
    desk.app.main.subscribe((name, value) => void pushed(name, value));
    edit(desk, 'mimservice', 'somebody');
    await eventually(async () => expect(await events(desk)).toHaveLength(1));
    expect(pushed).toHaveBeenCalledWith(
      'changed',
      expect.objectContaining({ topics: expect.arrayContaining(['mfa']) as unknown }),
    );
    expect(await only(desk)).toMatchObject({ noticedAt: matching(/Z$/) });
    writeFileSync(fileOf(desk), before);
    await eventually(async () =>
      expect((await events(desk)).map(({ event }) => event.id)).toEqual([9060, 9064]),
    );
    expect(await drift(desk)).toEqual([]);
  });

  it('a file that an editor has emptied and not written yet is no change', async () => {
    const desk = await written({ watchFiles: true });
    const text = textOf(desk).replace('mimservice', 'somebody');
    // Several times, so that one of the looks falls between.
    for (let round = 0; round < 12; round++) {
      writeFileSync(fileOf(desk), '');
      await new Promise(resolve => setTimeout(resolve, 100));
      writeFileSync(fileOf(desk), text);
      await new Promise(resolve => setTimeout(resolve, 150));
    }
    await eventually(async () => expect(await events(desk)).not.toEqual([]));
    expect((await events(desk)).map(kindsOf)).toEqual([['edited']]);
  });

  it('the folder is deleted and made again, and still watched', async () => {
    const desk = await written({ watchFiles: true });
    const service = join(desk.dir, 'Service');
    rmSync(service, { recursive: true });
    await eventually(async () =>
      expect((await desk.call('mfa.drift', {})).unreachable).toMatchObject([{ folder: service }]),
    );
    // It is no change of the file: a share that is down looks the same.
    await new Promise(resolve => setTimeout(resolve, 600));
    expect(await events(desk)).toEqual([]);
    mkdirSync(service, { mode: 0o700 });
    await eventually(async () => expect((await events(desk)).map(kindsOf)).toEqual([['deleted']]));
    writeFileSync(fileOf(desk), '<MfaSettings><username>x</username></MfaSettings>', { mode: 0o600 });
    await eventually(async () =>
      expect((await events(desk)).map(kindsOf)).toEqual([['deleted'], ['edited', 'encoding']]),
    );
  });

  it('what the console made itself can be taken back from the first moment, another’s file only once it was adopted', async () => {
    const desk = await openDesk({ sample: true, watchFiles: true });
    const kept = `${fileOf(desk)}.known`;
    await eventually(() => Promise.resolve(expect(existsSync(kept)).toBe(true)));
    const before = textOf(desk);
    edit(desk, '<DefaultCountryCode>1', '<DefaultCountryCode>49');
    const { path, state, known } = await only(desk);
    expect(known.how).toBe('first-seen');
    await desk.call('mfa.restoreDrift', { path, expects: state });
    expect(textOf(desk)).toBe(before);

    const theirs = join(desk.root, 'MIM');
    mkdirSync(theirs);
    writeFileSync(join(theirs, 'MfaSettings.xml'), before);
    const { version: expects } = await desk.call('console.get', {});
    await desk.call('console.set', { expects, values: { mimServiceFolders: [theirs] } });
    const { mfaFiles } = desk.app.session.forest().store;
    await eventually(() =>
      Promise.resolve(expect(mfaFiles.all().map(row => row.path)).toContain(join(theirs, 'MfaSettings.xml'))),
    );
    writeFileSync(join(theirs, 'MfaSettings.xml'), `${before}<!-- -->`);
    expect(await only(desk)).toMatchObject({ kinds: ['formatting'], restore: { from: null } });
    expect(readdirSync(theirs)).toEqual(['MfaSettings.xml']);
  });

  it('a change that was made while the console was off is found at the opening, and only once', async () => {
    const desk = await written();
    await desk.close();
    edit(desk, 'mimservice', 'at-night');
    const next = await openDesk({ root: desk.root, watchFiles: true });
    await eventually(async () => expect(await events(next)).toHaveLength(1));
    await next.close();
    const third = await openDesk({ root: desk.root, watchFiles: true });
    await eventually(async () => expect(await only(third)).toMatchObject({ noticedAt: matching(/Z$/) }));
    await new Promise(resolve => setTimeout(resolve, 500));
    expect(await events(third)).toHaveLength(1);
  });
});
