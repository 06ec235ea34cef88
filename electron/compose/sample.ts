import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makeCommand, type Pipeline } from '../../shared/cmdlets/command.ts';
import { groupRef, userRef } from '../../shared/cmdlets/refs.ts';
import { singleton, toCells } from '../store/cells.ts';
import { asFailure } from '../store/failures.ts';
import {
  numbersBefore,
  sampleForest,
  sampleScenario,
  type SampleForest,
} from '../../shared/domain/sample.ts';
import type { CallScript } from '../phone/script.ts';
import { makeCredentialZip } from '../sample/credential-zip.ts';
import { openForest, type Forest, type ForestPorts } from './forest.ts';
import { recordSampleDomain } from './sample-domain.ts';
import { plainSettings } from './plain-settings.ts';
import { playWeek, weekFrom } from './sample-week.ts';
import { createVirtualClock } from './virtual-clock.ts';

/** The file that the wizard of the sample forest is fed with. */
export const sampleZip = 'credentials.zip';

/**
 * Makes the sample forest in `dir` where it is not there yet: users, groups and roles by cmdlets, then a week of
 * activations by the real engine under a virtual clock that ends now. All in a folder beside it that is renamed at the
 * end, so that a stop leaves no half of it.
 */
export async function makeSampleForest(
  options: ForestPorts & { dir: string; assets: string },
): Promise<void> {
  const { dir } = options;
  const there = () => existsSync(join(dir, 'store.db'));
  if (there()) return;
  const making = `${dir}.making-${process.pid}`;
  removeAbandoned(dir);
  try {
    await make(making, options);
    // Another console may have made it meanwhile, and have it open: then ours is one too many.
    if (there()) rmSync(making, { recursive: true, force: true });
    else {
      rmSync(dir, { recursive: true, force: true });
      renameSync(making, dir);
    }
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    throw asFailure(error, 'The sample forest was not made', dirname(dir));
  }
}

/** Removes what a console that was killed while it made the sample forest left beside it. */
function removeAbandoned(dir: string): void {
  const prefix = `${basename(dir)}.making-`;
  const beside = existsSync(dirname(dir)) ? readdirSync(dirname(dir)) : [];
  for (const name of beside.filter(entry => entry.startsWith(prefix))) {
    const pid = Number(name.slice(prefix.length));
    if (pid === process.pid || !isRunning(pid))
      rmSync(join(dirname(dir), name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Another user's process cannot be signalled, and runs all the same.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function make(making: string, options: ForestPorts & { dir: string; assets: string }): Promise<void> {
  const { dir, assets, ...ports } = options;
  mkdirSync(join(making, 'Service'), { recursive: true, mode: 0o700 });
  const read = (name: string) => readFileSync(join(assets, 'sample', name), 'utf8');
  const design = sampleForest.parse(JSON.parse(read('forest.json')));
  const scenario = sampleScenario.parse(JSON.parse(read('scenario.json')));
  const { timeZone } = design.console;

  const end = ports.now();
  const clock = createVirtualClock(weekFrom(end, timeZone));
  let script: CallScript | undefined;
  const corp = corpFile(join(making, 'corp.ldif'), read('corp.ldif'));
  for (const [account, { attribute, number }] of numbersBefore(scenario))
    corp.set(account, attribute, number);
  corp.write();
  writeFileSync(join(making, 'Service', 'MfaSettings.xml'), plainSettings('Sample forest.', design.mfa), {
    mode: 0o600,
  });

  const forest = await openForest(
    making,
    { ...ports, now: clock.now, tick: undefined, setTimer: clock.setTimer, callScript: () => script },
    { ...design.console },
  );
  try {
    await populate(forest, design, ports.osUser);
    recordSampleDomain(forest, ports.osUser, clock.now);
    await playWeek({ forest, clock, scenario, end, timeZone, corp, say: next => (script = next) });
    moveIn(forest, design, dir, ports.osUser);
  } finally {
    await forest.dispose();
  }
  const zip = await makeCredentialZip({ now: ports.now, random: randomBytes });
  writeFileSync(join(making, sampleZip), zip, { mode: 0o600 });
}

/** Users, groups and roles, each by the cmdlet that an administrator would have typed. */
async function populate(forest: Forest, design: SampleForest, osUser: string): Promise<void> {
  await forest.refresh();
  const { corpDnsName } = design.console;
  const caller = { osUser, access: 'administer', as: null } as const;
  const run = (pipeline: Pipeline, reason = '') => forest.pam.run({ pipeline, reason }, caller);
  const user = (account: string) =>
    userRef({ privAccountName: '', sourceDomain: corpDnsName, sourceAccountName: account });
  const group = (name: string) =>
    groupRef({ privAccountName: '', sourceDomain: corpDnsName, sourceAccountName: name });

  for (const account of design.users) {
    run([makeCommand('New-PAMUser', { SourceDomain: corpDnsName, SourceAccountName: account })]);
  }
  for (const name of design.groups) {
    run([makeCommand('New-PAMGroup', { SourceGroupName: name, SourceDomain: corpDnsName })]);
  }
  for (const role of design.roles) {
    run([
      makeCommand('New-PAMRole', {
        DisplayName: role.displayName,
        Description: role.description,
        TTL: role.ttl,
        MFAEnabled: role.mfaEnabled,
        ApprovalEnabled: role.approvalEnabled,
        AvailabilityWindowEnabled: role.window !== null,
        AvailableFrom: role.window?.from,
        AvailableTo: role.window?.to,
        DisableAutoApprovalIfOwner: role.disableAutoApprovalIfOwner,
        Candidates: role.candidates.map(user),
        Approvers: role.approvers.length > 0 ? role.approvers.map(user) : undefined,
        Privileges: role.privileges.map(group),
      }),
    ]);
  }
}

/** The last entry of the making: the folder that it is renamed to, and on whose behalf the person at the console acts. */
function moveIn(forest: Forest, design: SampleForest, dir: string, osUser: string): void {
  const operator = forest.store.users.find({ sourceAccountName: design.operator })[0];
  const [account] = forest.store.accounts();
  if (operator === undefined || account === undefined) throw new Error('The sample has no operator');
  forest.store.apply({
    actor: osUser,
    as: null,
    event: 9002,
    message: `${osUser} acts as ${operator.privAccountName}.`,
    userId: operator.id,
    changes: [
      {
        op: 'set',
        kind: 'consoleAccount',
        id: account.osUser.toLowerCase(),
        values: toCells('consoleAccount', { as: operator.privAccountName }),
      },
      {
        op: 'set',
        kind: 'consoleConfiguration',
        id: singleton,
        values: toCells('consoleConfiguration', { mimServiceFolders: [join(dir, 'Service')] }),
      },
    ],
  });
}

export interface CorpFile {
  /** Gives an account another number, in the text. */
  set(account: string, attribute: string, number: string): void;
  write(): void;
}

/** The CORP file, of which the week changes numbers as somebody in CORP would. */
function corpFile(path: string, text: string): CorpFile {
  const blocks = text.split(/\n\n/);
  return {
    set(account, attribute, number) {
      const at = blocks.findIndex(block => block.split('\n').includes(`sAMAccountName: ${account}`));
      const block = blocks[at];
      if (block === undefined) throw new Error(`The sample's CORP has no ${account}`);
      blocks[at] = block.replace(new RegExp(`^${attribute}: .*$`, 'm'), () => `${attribute}: ${number}`);
    },
    write: () => writeFileSync(path, blocks.join('\n\n'), { mode: 0o600 }),
  };
}
