import Database from 'better-sqlite3';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { writeSigned } from '../../../electron/attestation/signed-file.ts';
import type { Console } from '../../../electron/compose.ts';
import { keyFileSealer } from '../../../electron/shell/key-file.ts';
import type { Shell } from '../../../electron/shell/port.ts';
import { parseLine } from '../../../shared/cmdlets/parse.ts';
import type { Reply } from '../../../shared/contract/bridge.ts';
import { contract, type CommandName, type Output, type Request } from '../../../shared/contract/registry.ts';
import { pamSets } from '../../../shared/domain/pam-set.ts';
import { aSigner } from '../../fakes/review-files.ts';
import { aCollectedFile } from '../../fakes/collected.ts';
import { composeIn } from './desk.ts';
import { exportFormats, type ExportFormat } from '../../../shared/domain/event.ts';

// Every command of the contract is called once on the sample forest, through the router, which holds each reply to its
// schema. What all of them answered, logged, journaled and exported is then searched for secrets.

const pin = '93571824';
const typedKey = 'TYPEDKEY4711ABCD';
const replies: string[] = [];
let root: string;
let app: Console;

const shell = (): Shell => ({
  kind: 'chromium',
  origin: 'app://bastion',
  sealer: keyFileSealer(join(root, 'user')),
  pickFile: purpose => Promise.resolve(join(root, purpose === 'powershell-script' ? 'a.ps1' : 'picked')),
  pickSave: () => Promise.resolve(null),
  copyText: () => Promise.resolve(),
  open: () => Promise.reject(new Error('No window is opened here')),
});

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'every-'));
  app = composeIn(root, { sample: true, signs: true, shell: shell() }, () => undefined);
  await app.start();
});
afterAll(async () => {
  await app.dispose();
  rmSync(root, { recursive: true, force: true });
});

async function ask(name: CommandName, input: unknown): Promise<Reply> {
  const reply = await app.router.call({ origin: 'app://bastion', mainFrame: true }, name, input);
  replies.push(JSON.stringify(reply));
  return reply;
}
async function call<N extends CommandName>(name: N, input: Request<N>): Promise<Output<N>> {
  const reply = await ask(name, input);
  if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.error)}`);
  return reply.value as Output<N>;
}

const run = (line: string, more: object = {}) => call('cmdlet.run', { pipeline: parseLine(line), ...more });
const sampleDir = () => join(root, 'user', 'sample-forest');
const zipPath = () => join(sampleDir(), 'credentials.zip');
const settingsFile = () => join(sampleDir(), 'Service', 'MfaSettings.xml');
const first = async (list: 'users.list' | 'groups.list') =>
  (await call(list, { page: { limit: 1 } })).rows[0]!;
const userOf = async () => (await call('users.list', { search: 'tariq', page: {} })).rows[0]!.user.id;
const role = async () => (await call('roles.list', { search: 'Corp Admins', page: {} })).rows[0]!.role;
const windowLine = async () => {
  const { id, version, displayName } = await role();
  return {
    pipeline: parseLine(`Set-PAMRole (Get-PAMRole '${displayName}') -AvailableFrom 08:00 -AvailableTo 18:00`),
    expects: { kind: 'role' as const, id, version },
  };
};
const finding = async () => {
  const { check, object } = (await call('checks.list', { suppressed: true })).findings[0]!;
  return { check, object: { kind: object.kind, id: object.id } };
};
const version = async () => (await call('mfa.settings', {})).version;
const openZip = async () => (await call('mfa.openZip', { path: zipPath() })).session;
const previewed = async () => {
  const session = await openZip();
  const { version: expects } = await call('mfa.previewImport', { session });
  return { session, expects };
};
/** Somebody edits the settings in an editor, a secret among them. */
const changeOutside = async () => {
  const path = settingsFile();
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace(/<(LICENSE_KEY|username)>/g, '<$1>x'));
  const { files } = await call('mfa.drift', {});
  return { path, expects: files.find(file => file.path === path)!.state };
};
const collectedPath = () => {
  const path = join(root, 'mim.json');
  writeFileSync(path, JSON.stringify(aCollectedFile({ users: 3, roles: 2 })));
  return path;
};
const openCollected = async () => (await call('transfer.openCollected', { path: collectedPath() })).session;
const comparedLog = () => {
  const path = join(root, 'log.xml');
  writeFileSync(
    path,
    '<Events><Event><System><EventID>825</EventID><TimeCreated SystemTime="2026-01-05T08:00:00.1234567Z"/></System></Event></Events>',
  );
  return { path, timeZone: 'UTC' };
};
const peoplePath = () => {
  const path = join(root, 'people.csv');
  writeFileSync(path, 'sAMAccountName,mail\r\nelif.demir,elif@contoso.local\r\nnobody,\r\n');
  return path;
};
const openPeople = async () => {
  const { session } = await call('userFile.open', { path: peoplePath() });
  return { session };
};
const reviewPath = () => join(root, 'roles.review.json');
const madeReview = () => ({
  title: 'Candidates',
  due: new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10),
  days: 90,
  roles: null,
  path: reviewPath(),
});
const reviewId = async () => (await call('attestation.list', {})).campaigns[0]!.id;
const openedReview = async () => (await call('attestation.open', { path: reviewPath() })).digest;
/** Of another reviewer, who differs. */
const otherReply = async () => {
  const { digest, content } = await call('attestation.open', { path: reviewPath() });
  const [role] = content.roles;
  const item = { role: role!.id, user: role!.candidates[0]!.user };
  const signer = aSigner();
  const path = join(root, 'other.reply.json');
  const answers = [{ ...item, verdict: 'keep' as const, note: '' }];
  const reply = { campaign: content.id, digest, reviewer: 'rita', answeredAt: Date.now(), answers };
  writeFileSync(path, writeSigned('reply', reply, signer));
  return { id: content.id, path, acceptKey: signer.publicKey.toString('hex'), item };
};
const exported = (format: ExportFormat) =>
  call('events.export', { filter: {}, format, path: join(root, `history.${format}`) });

const cefFile = () => ({
  id: 'cef-file' as const,
  on: true,
  settings: { path: join(root, 'carried.cef'), rotateAt: 10 },
  policy: { refuse: false, minutes: 15, entries: 1000 },
});

const finished = (job: string) =>
  vi.waitFor(async () => expect((await call('jobs.get', { id: job })).state).toBe('done'), {
    timeout: 20_000,
  });

const example = async () => {
  const { scenario } = await call('simulator.example', {});
  return { ...scenario, requests: { ...scenario.requests, total: 50 } };
};

/** A plausible input for each command. One that is not here does not compile. */
const inputs: { [N in CommandName]: () => Request<N> | Promise<Request<N>> } = {
  'app.state': () => ({}),
  'app.setPreferences': () => ({ theme: 'dark' }),
  'app.copyText': () => ({ text: 'Get-PAMRole' }),
  'app.pickFile': () => ({ purpose: 'credential-zip' }),
  'app.pickSave': () => ({ purpose: 'history-csv', suggestedName: 'history.csv' }),
  'overview.get': () => ({}),
  'corp.search': () => ({ kind: 'user', text: 'jen' }),
  'corp.status': () => ({}),
  'corp.compare': () => ({}),
  'console.get': () => ({}),
  'console.set': async () => ({
    expects: (await call('console.get', {})).version,
    values: { internalNumbers: '[1-9]\\d{3}' },
    reason: 'The exchange dials four digits',
  }),
  'console.setAccess': () => ({ osUser: 'rita', access: 'read', as: 'PRIV.Jen' }),
  'cmdlet.run': () => ({
    pipeline: parseLine(`Set-PAMUser (Get-PAMUser Jen) -PrivPINCode ${pin}`),
    reason: 'A PIN for the exchange',
  }),
  'cmdlet.impact': () => ({ pipeline: parseLine(`Set-PAMUser (Get-PAMUser Jen) -PrivPINCode ${pin}`) }),
  'cmdlet.runAll': async () => ({
    lines: [await windowLine()],
    reason: 'Not at night',
  }),
  'cmdlet.impactAll': async () => ({ lines: [await windowLine()] }),
  'cmdlet.exec': () => ({ line: `Set-PAMUser (Get-PAMUser Jen) -PrivPINCode '${pin}'` }),
  'script.run': () => ({
    text: `$pin = '${pin}'\nSet-PAMUser (Get-PAMUser Jen) -PrivPINCode $pin\nSet-PAMUser (Get-PAMUser Jen) -PrivPINCode ${pin}`,
    mode: 'stop-at-first',
    whatIf: false,
    reason: 'A PIN for the exchange',
  }),
  'script.save': () => ({
    lines: [parseLine(`Set-PAMUser (Get-PAMUser Jen) -PrivPINCode ${pin}`)],
    reason: 'A PIN for the exchange',
    path: join(root, 'planned.ps1'),
  }),
  'script.open': () => {
    writeFileSync(join(root, 'a.ps1'), '\ufeffGet-PAMRole');
    return {};
  },
  'sets.list': () => ({}),
  'sets.get': () => ({ id: pamSets[0].id }),
  'objects.find': () => ({ text: 'jen' }),
  'users.list': () => ({ finding: 'not-callable', page: { sort: 'privAccountName' } }),
  'users.get': async () => ({ id: ((await first('users.list')) as Output<'users.list'>['rows'][0]).user.id }),
  'domains.list': () => ({}),
  'domains.get': () => ({ name: 'CONTOSO' }),
  'domains.confirmRequirement': async () => ({
    domain: 'contoso.local',
    requirement: 'breakGlass',
    evidence: 'Two accounts in the safe',
    expects: (await call('domains.get', { name: 'contoso.local' })).version,
    reason: 'Yearly review',
  }),
  'groups.list': () => ({ search: 'a', page: {} }),
  'groups.get': async () => ({
    id: ((await first('groups.list')) as Output<'groups.list'>['rows'][0]).group.id,
  }),
  'roles.list': () => ({ mfaEnabled: true, page: { sort: 'ttl', direction: 'descending' } }),
  'roles.get': async () => ({ id: (await role()).id }),
  'matrix.get': () => ({ users: 'a', people: 'candidates', mfaEnabled: true }),
  'matrix.export': () => ({ shape: 'table', path: join(root, 'matrix.csv') }),
  'checks.list': () => ({ severity: 'notice', suppressed: true, limit: 100 }),
  'checks.count': () => ({}),
  'checks.suppress': async () => ({ ...(await finding()), reason: 'Known', until: Date.now() + 86_400_000 }),
  'checks.unsuppress': async () => {
    const named = await finding();
    await call('checks.suppress', { ...named, reason: 'Known', until: Date.now() + 86_400_000 });
    return { ...named, reason: 'Mended' };
  },
  'roles.mark': async () => ({ id: (await role()).id, mark: 'tier-0', on: true, reason: 'It rules CORP' }),
  'requests.list': () => ({ statuses: ['Active', 'Rejected'], page: { sort: 'expiresAt' } }),
  'requests.get': async () => ({
    id: (await call('requests.list', { page: { limit: 1 } })).rows[0]!.request.id,
  }),
  'requests.toApprove': () => ({ all: true }),
  'activation.explain': async () => {
    const { id, candidates } = await role();
    return { role: { id }, userId: candidates[0]!, ttl: 600 };
  },
  'activation.explainNamed': () => ({ role: 'Corp Admins', account: 'PRIV.Jen', at: '20:00' }),
  'simulator.example': () => ({}),
  'simulator.scenarioOf': () => ({}),
  'simulator.save': async () => ({ path: join(root, 'scenario.json'), scenario: await example() }),
  'simulator.open': async () => {
    const path = join(root, 'opened.json');
    await call('simulator.save', { path, scenario: await example() });
    return { path };
  },
  'simulator.run': async () => ({ scenario: await example() }),
  'simulator.result': async () => {
    const scenario = await example();
    const { job } = await vi.waitFor(() => call('simulator.run', { scenario }), { timeout: 20_000 });
    await finished(job);
    return { job };
  },
  'phone.read': () => ({ text: '12135551212' }),
  'configuration.get': () => ({}),
  'calls.current': async () => {
    await run('New-PAMRequest R', { as: 'PRIV.Jen' });
    return {};
  },
  'calls.press': async () => {
    const ringing = async () => (await call('calls.current', {})).calls.find(one => one.state === 'ringing');
    await expect.poll(ringing, { timeout: 10_000 }).toBeDefined();
    return { callId: (await ringing())!.id, action: { kind: 'answer' } };
  },
  'events.list': () => ({ filter: { text: 'jen' }, limit: 5 }),
  'events.summary': () => ({ filter: { severities: ['Error'] } }),
  'events.count': () => ({ filter: { text: 'jen' } }),
  'events.get': () => ({ seq: 10 }),
  'events.export': () => ({ filter: {}, format: 'csv', path: join(root, 'history.csv') }),
  'events.verify': () => ({}),
  'events.rebuild': () => ({}),
  'events.bundle': () => ({ filter: {}, reason: 'x', path: join(root, 'evidence.zip') }),
  'events.segments': () => ({}),
  'events.setPolicy': async () => ({
    expects: (await call('console.get', {})).version,
    recordReads: true,
    reason: 'x',
  }),
  'events.seal': () => ({ before: 1, reason: 'x', path: join(root, 'sealed.zip') }),
  'forwarding.get': () => ({}),
  'forwarding.set': () => ({ target: cefFile(), expects: 0 }),
  'forwarding.test': () => ({ target: cefFile() }),
  'forwarding.status': () => ({}),
  'evidence.anchor': () => ({}),
  'evidence.compare': async () => ({ words: (await call('evidence.anchor', {})).words.join(' ') }),
  'evidence.key': () => ({}),
  'evidence.rotateKey': () => ({ reason: 'x' }),
  'evidence.saveAnchor': () => ({ path: join(root, 'anchor.txt') }),
  'evidence.compareFile': async () => {
    const path = join(root, 'kept.txt');
    await call('evidence.saveAnchor', { path });
    return { path };
  },
  'past.open': () => ({ moment: { text: new Date().toISOString() } }),
  'past.objects': () => ({ moment: { seq: 40 }, kind: 'configuration', page: {} }),
  'past.whoCould': () => ({ moment: { at: Date.now() }, role: { name: 'Corp Admins' } }),
  'past.compare': () => ({ moments: [{ seq: 10 }, { seq: 60 }] }),
  'events.exportScripts': () => ({ of: { filter: {} }, path: join(root, 'changes.ps1') }),
  'phones.report': () => ({ page: {} }),
  'phones.block': async () => ({ userId: await userOf(), reason: 'x' }),
  'phones.unblock': async () => {
    const userId = await userOf();
    await call('phones.block', { userId, reason: 'x' }).catch(() => undefined);
    return { userId, reason: 'x' };
  },
  'phones.giveBypass': async () => ({ userId: await userOf(), reason: 'x', seconds: 300 }),
  'phones.takeBypass': async () => {
    const userId = await userOf();
    await call('phones.giveBypass', { userId, reason: 'x', seconds: 300 });
    return { userId, reason: 'x' };
  },
  'jobs.get': async () => ({ id: (await exported('json')).job }),
  'jobs.cancel': async () => {
    const { job } = await exported('csv');
    await finished(job);
    return { id: job };
  },
  'mfa.settings': () => ({}),
  'mfa.previewSettings': () => ({ values: { LICENSE_KEY: typedKey } }),
  'mfa.openZip': () => ({ path: zipPath() }),
  'mfa.previewImport': async () => ({ session: await openZip(), username: 'svc', countryCode: '1' }),
  'mfa.applyImport': previewed,
  'mfa.cancelImport': async () => ({ session: await openZip() }),
  'mfa.writeSettings': async () => ({ values: { LICENSE_KEY: typedKey }, expects: await version() }),
  'mfa.backups': () => ({}),
  'mfa.previewRestore': async () => ({ name: (await call('mfa.backups', {})).backups[0]!.name }),
  'mfa.restoreBackup': async () => ({
    name: (await call('mfa.backups', {})).backups[0]!.name,
    expects: await version(),
  }),
  'mfa.deleteZip': async () => {
    const applied = await previewed();
    await call('mfa.applyImport', applied);
    return { session: applied.session };
  },
  'mfa.check': () => ({}),
  'mfa.repairProtection': () => ({}),
  'mfa.drift': async () => {
    await changeOutside();
    return {};
  },
  'mfa.adoptDrift': changeOutside,
  'mfa.restoreDrift': changeOutside,
  'mfa.ignoreDrift': async () => ({ ...(await changeOutside()), reason: 'Known to the team.' }),
  'transfer.collectScript': () => ({}),
  'transfer.openCollected': () => ({ path: collectedPath() }),
  'transfer.list': async () => ({ session: await openCollected(), page: {} }),
  'transfer.importCollected': async () => ({
    session: await openCollected(),
    choices: { new: 'take', differs: 'take', missing: 'leave' },
  }),
  'transfer.close': async () => ({ session: await openCollected() }),
  'mimEvidence.compare': comparedLog,
  'mimEvidence.list': async () => ({
    session: (await call('mimEvidence.compare', comparedLog())).session,
    page: {},
  }),
  'mimEvidence.save': async () => ({
    session: (await call('mimEvidence.compare', comparedLog())).session,
    format: 'html',
    path: join(root, 'compared.html'),
  }),
  'attestation.make': madeReview,
  'attestation.list': () => ({}),
  'attestation.get': async () => ({ id: await reviewId() }),
  'attestation.write': async () => ({ id: await reviewId(), path: reviewPath() }),
  'attestation.open': () => ({ path: reviewPath() }),
  'attestation.inbox': () => ({}),
  'attestation.opened': async () => ({ digest: await openedReview() }),
  'attestation.compared': async () => ({ digest: await openedReview() }),
  'attestation.answer': async () => {
    const digest = await openedReview();
    const [role] = (await call('attestation.opened', { digest })).content.roles;
    return { digest, role: role!.id, user: role!.candidates[0]!.user, verdict: 'remove', note: 'Left' };
  },
  'attestation.reply': async () => ({ digest: await openedReview(), path: join(root, 'roles.reply.json') }),
  'attestation.bring': async () => ({ id: await reviewId(), path: join(root, 'roles.reply.json') }),
  'attestation.decide': async () => {
    const { id, path, acceptKey, item } = await otherReply();
    await call('attestation.bring', { id, path, acceptKey });
    return { id, ...item, verdict: 'keep', reason: 'Needed until the move' };
  },
  'attestation.plan': async () => ({ id: await reviewId() }),
  'attestation.finish': async () => ({ id: await reviewId(), expects: [] }),
  'attestation.forget': async () => ({ digest: await openedReview() }),
  'userFile.open': () => ({ path: peoplePath() }),
  'userFile.map': async () => {
    const { session, mapping } = await call('userFile.open', { path: peoplePath() });
    return { session, mapping: { ...mapping, sourceEmailAddress: null } };
  },
  'userFile.list': async () => ({ session: (await openPeople()).session, page: {} }),
  'userFile.saveProblems': async () => ({
    session: (await openPeople()).session,
    path: join(root, 'problems.csv'),
  }),
  'userFile.import': openPeople,
  'configuration.export': () => ({ path: join(root, 'whole.json') }),
  'forest.previewConfiguration': () => ({ path: join(root, 'whole.json') }),
  'forest.openSample': () => ({}),
  'forest.open': () => ({ dir: sampleDir() }),
  'forest.create': () => ({
    dir: join(root, 'new'),
    corpDnsName: 'contoso.local',
    privDnsName: 'priv.contoso.local',
    timeZone: 'Europe/Berlin',
  }),
  'forest.startDrill': () => ({}),
  'forest.leaveDrill': async () => {
    if ((await call('app.state', {})).forest?.drill === null) await call('forest.startDrill', {});
    return {};
  },
  'forest.createFromConfiguration': async () => {
    const path = join(root, 'whole.json');
    const { sha256: expects } = await call('forest.previewConfiguration', { path });
    return { dir: join(root, 'moved'), path, expects };
  },
  'forest.close': () => ({}),
  'forest.backups': () => ({ dir: sampleDir() }),
  'forest.restore': () => ({ dir: sampleDir(), file: newestBackup() }),
};

/** The backup of the close just before: an older one would take back what the commands before it did. */
const newestBackup = () => readdirSync(join(sampleDir(), 'backups')).sort().at(-1)!;

/** In the order of `inputs`: later ones use what earlier ones made. */
const names = Object.keys(inputs) as CommandName[];

const secretsOf = (xml: string) =>
  ['LICENSE_KEY', 'GROUP_KEY', 'CERT_PASSWORD'].map(name => {
    const text = new RegExp(`<${name}>([^<]+)</${name}>`).exec(xml)?.[1];
    if (text === undefined) throw new Error(`MfaSettings.xml has no ${name}`);
    return text;
  });

describe('every command of the contract', () => {
  it('has an input here', () => {
    expect(names.toSorted()).toEqual(Object.keys(contract).toSorted());
  });
  it.each(names)('%s answers by its schema', async name => {
    expect(await ask(name, await inputs[name]())).toMatchObject({ ok: true });
  });
});

describe('no secret', () => {
  let secrets: string[];
  beforeAll(async () => {
    await call('forest.openSample', {});
    // Refusals, too, must not repeat what was typed.
    await ask('cmdlet.exec', { line: `Set-PAMUser (Get-PAMUser Jen) -PrivPINCode '${pin}' -Nope 1` });
    await ask('cmdlet.exec', { line: `Set-PAMUser (Get-PAMUser Nobody) -PrivPINCode ${pin}` });
    await ask('cmdlet.exec', { line: `Set-PAMUser (Get-PAMUser Jen) -PrivPINCode '${pin}x'` });
    await ask('mfa.writeSettings', { values: { LICENSE_KEY: `"${typedKey}"` }, expects: await version() });
    await ask('mfa.writeSettings', { values: { LICENSE_KEY: typedKey }, expects: 'stale' });
    await call('cmdlet.exec', { line: 'Get-PAMUser Jen' });
    const { rows } = await call('events.list', { filter: {}, limit: 200 });
    for (const { seq } of rows.slice(0, 60)) await call('events.get', { seq });
    for (const format of exportFormats) {
      const { job } = await exported(format);
      await finished(job);
    }
    secrets = [...secretsOf(readFileSync(settingsFile(), 'utf8')), typedKey, pin];
  });

  const none = (what: string, text: string) => {
    // The index of the history's words keeps them in lower case.
    const lower = text.toLowerCase();
    for (const secret of secrets)
      expect(lower.includes(secret.toLowerCase()), `${what} has ${secret}`).toBe(false);
  };

  it('is among those looked for by mistake', () => {
    expect(secrets).toHaveLength(5);
    expect(new Set(secrets).size).toBe(5);
    for (const secret of secrets) expect(secret.length).toBeGreaterThanOrEqual(8);
  });

  it('is in a reply', () => none('A reply', replies.join('\n')));

  it('is in an export', () => {
    for (const format of exportFormats) {
      const text = readFileSync(join(root, `history.${format}`), 'utf8');
      expect(text.length).toBeGreaterThan(10_000);
      none(format, text);
    }
  });

  it('is in a row of the store, the table of secrets included, which holds them sealed', () => {
    const db = new Database(join(sampleDir(), 'store.db'), { readonly: true });
    try {
      const tables = db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
        .pluck()
        .all() as string[];
      expect(tables).toContain('secrets');
      // A PIN code, and the key under which the secrets of the known settings are compared.
      expect(db.prepare('SELECT count(*) FROM secrets').pluck().get()).toBe(2);
      for (const table of tables) {
        const rows = db.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[];
        const text = rows
          .flatMap(row => Object.values(row))
          .map(cell => (Buffer.isBuffer(cell) ? cell.toString('latin1') : String(cell)))
          .join('\n');
        none(`The table ${table}`, text);
      }
    } finally {
      db.close();
    }
  });

  it('is in any other file that was written: the log, backups of the store, the workstation’s state', async () => {
    await app.dispose();
    const files = readdirSync(root, { recursive: true, withFileTypes: true })
      .map(entry => join(entry.parentPath, entry.name))
      .filter(path => statSync(path).isFile());
    // MfaSettings.xml, its backups, the certificates beside it and the ZIP hold them, and are protected for it.
    const own = files.filter(path => path.startsWith(join(sampleDir(), 'Service')) || path === zipPath());
    for (const path of own) expect(statSync(path).mode & 0o077, path).toBe(0);
    const others = files.filter(path => !own.includes(path));
    expect(others.length).toBeGreaterThan(5);
    for (const path of others) none(path, readFileSync(path).toString('latin1'));
  });
});
