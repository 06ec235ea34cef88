import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMfa } from '../../../electron/mfa/mfa.ts';
import { intentKind, partOf, type Target, type Unit } from '../../../electron/mfa/transaction-body.ts';
import { testPorts } from '../../fixtures/mfa/ports.ts';

let root: string;
let folder: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mfa-stops-'));
  folder = join(root, 'Service');
  mkdirSync(folder);
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const tree = (): string[] => readdirSync(folder, { recursive: true }).map(String).sort();

const [oldText, newText] = [
  '<MfaSettings><username>old</username></MfaSettings>',
  '<MfaSettings><username>new</username></MfaSettings>',
];

/** Every step that a write makes, in order; a stop may come after any of them. */
function stepsOf(unit: Unit, contents: Map<string, string>): (() => void)[] {
  const steps: (() => void)[] = [];
  if (unit.makes !== null) steps.push(() => mkdirSync(unit.makes ?? ''));
  for (const { path, temp, backup } of unit.targets) {
    const text = contents.get(path) ?? '';
    steps.push(() => writeFileSync(temp, ''));
    steps.push(() => writeFileSync(temp, text.slice(0, 5)));
    steps.push(() => writeFileSync(temp, text));
    if (backup === null) continue;
    steps.push(() => writeFileSync(partOf(backup), 'ha'));
    steps.push(() => copyFileSync(path, partOf(backup)));
    steps.push(() => {
      copyFileSync(partOf(backup), backup);
      rmSync(partOf(backup));
    });
  }
  for (const { path, temp } of unit.targets) {
    steps.push(() => {
      copyFileSync(temp, path);
      rmSync(temp);
    });
  }
  return steps;
}

function target(what: Target['what'], path: string, before: string | null, after: string): Target {
  const backup = before === null ? null : `${path}.20260101T000000Z.bak`;
  return {
    what,
    path,
    temp: `${path}.tmp`,
    backup,
    oldHash: before === null ? null : hash(before),
    newHash: hash(after),
  };
}

describe.each([
  ['an import that replaces', 'old certificate'],
  ['a first import', null],
])('recovery after a stop in %s', (_, oldCertificate) => {
  const setUp = () => {
    const certificates = join(folder, 'MfaCerts');
    const certificate = join(certificates, 'cert_key.p12');
    const settings = join(folder, 'MfaSettings.xml');
    writeFileSync(settings, oldText);
    if (oldCertificate !== null) {
      mkdirSync(certificates);
      writeFileSync(certificate, oldCertificate);
    }
    const unit: Unit = {
      folder,
      makes: oldCertificate === null ? certificates : null,
      targets: [
        target('certificate', certificate, oldCertificate, 'new certificate'),
        target('settings', settings, oldText, newText),
      ],
    };
    const steps = stepsOf(
      unit,
      new Map([
        [certificate, 'new certificate'],
        [settings, newText],
      ]),
    );
    return { certificate, settings, unit, steps };
  };
  const count = oldCertificate === null ? 1 + 3 + 6 + 2 : 6 + 6 + 2;

  it.each(Array.from({ length: count + 1 }, (__, i) => i))('after step %i', async stop => {
    const { certificate, settings, unit, steps } = setUp();
    expect(steps).toHaveLength(count);
    const before = tree();
    for (const step of steps.slice(0, stop)) step();
    const ports = testPorts([folder]);
    ports.intents.begin(intentKind, { units: [unit] });
    const mfa = createMfa(ports);
    expect(await mfa.recover()).toEqual({ settled: 1, left: 0 });
    const forward = stop >= count - 2;
    expect(ports.intents.rows).toMatchObject([{ outcome: forward ? 'done' : 'undone' }]);
    expect(readFileSync(settings, 'utf8')).toBe(forward ? newText : oldText);
    expect(existsSync(certificate) ? readFileSync(certificate, 'utf8') : null).toBe(
      forward ? 'new certificate' : oldCertificate,
    );
    if (!forward) expect(tree()).toEqual(before);
    expect(tree().filter(name => /tmp|part|lock/.test(name))).toEqual([]);
    expect(ports.events.map(event => event.kind)).toEqual(['settings-recovered']);
    // A second start finds nothing to do.
    expect(await mfa.recover()).toEqual({ settled: 0, left: 0 });
  });

  it('goes back where the second file can no longer follow, and leaves what others wrote', async () => {
    const { certificate, settings, unit, steps } = setUp();
    for (const step of steps.slice(0, count - 1)) step();
    writeFileSync(settings, '<MfaSettings><username>theirs</username></MfaSettings>');
    const ports = testPorts([folder]);
    ports.intents.begin(intentKind, { units: [unit] });
    expect(await createMfa(ports).recover()).toEqual({ settled: 1, left: 0 });
    expect(readFileSync(settings, 'utf8')).toContain('theirs');
    expect(existsSync(certificate) ? readFileSync(certificate, 'utf8') : null).toBe(oldCertificate);
    expect(tree().filter(name => /tmp|part|lock/.test(name))).toEqual([]);
  });

  it('keeps the intent open while its folder cannot be reached', async () => {
    const { unit } = setUp();
    const ports = testPorts([]);
    ports.intents.begin(intentKind, { units: [{ ...unit, folder: join(root, 'gone') }] });
    expect(await createMfa(ports).recover()).toEqual({ settled: 0, left: 1 });
    expect(ports.intents.open()).toHaveLength(1);
  });
});

describe('intents that are not ours', () => {
  it('are left alone', async () => {
    const ports = testPorts([folder]);
    ports.intents.begin('export', { path: '/x' });
    ports.intents.begin(intentKind, { nonsense: true });
    expect(await createMfa(ports).recover()).toEqual({ settled: 0, left: 1 });
    expect(ports.intents.open()).toHaveLength(2);
  });
});
