import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Change } from '../store/entry.ts';
import { singleton, toCells } from '../store/cells.ts';
import { asFailure } from '../store/failures.ts';
import { protectFile, syncFolder } from '../store/files.ts';
import { openStore } from '../store/open.ts';
import type { Forest, ForestPorts } from './forest.ts';
import { dayOf } from './moments.ts';
import { plainSettings } from './plain-settings.ts';

/** Names in MfaSettings.xml that a drill keeps: neither is a secret, and neither points at a file or server of the real forest. */
const keptSettings = { username: 'username', countryCode: 'DefaultCountryCode' } as const;

/**
 * Makes a copy of an open forest for a drill, in a folder beside it (`<name> drill <date>`), and answers that folder. The copy has its
 * own store and journal, which says that it is a drill, a Service folder of its own, and no secret. It is made under another name and
 * renamed when it is whole: a stop leaves no copy that does not say what it is. Nothing of the forest is written.
 */
export async function makeDrill(forest: Forest, actor: Actor, ports: ForestPorts): Promise<string> {
  const dir = freeFolder(forest, ports.now());
  const making = `${dir}.making-${process.pid}`;
  const settings = await settingsOf(forest);
  try {
    rmSync(making, { recursive: true, force: true });
    mkdirSync(join(making, 'Service'), { recursive: true, mode: 0o700 });
    forest.store.copyTo(making);
    for (const name of ['corp.ldif', 'corp.csv']) {
      if (!existsSync(join(forest.dir, name))) continue;
      copyFileSync(join(forest.dir, name), join(making, name));
      protectFile(join(making, name));
    }
    writeFileSync(join(making, 'Service', 'MfaSettings.xml'), settings, { mode: 0o600 });
    mark(making, dir, forest, actor, ports);
    renameSync(making, dir);
    syncFolder(dirname(dir));
    return dir;
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    throw asFailure(error, 'The drill was not started', dirname(dir));
  }
}

interface Actor {
  actor: string;
  as: string | null;
}

function freeFolder({ dir, store }: Forest, now: number): string {
  const first = `${dir} drill ${dayOf(now, store.consoleConfiguration().timeZone)}`;
  let free = first;
  for (let number = 2; existsSync(free); number++) free = `${first} ${number}`;
  return free;
}

async function settingsOf({ mfa }: Forest): Promise<string> {
  const { elements } = await mfa.settings();
  const valueOf = (name: string) => elements.find(one => one.name === name && !one.secret)?.value ?? '';
  return plainSettings('A drill’s settings: keys, password and certificate were not copied.', {
    username: valueOf(keptSettings.username),
    defaultCountryCode: valueOf(keptSettings.countryCode),
  });
}

/** The copy's first entry of its own: that it is a drill, that its files are its own, and that its users have no PIN code. */
function mark(making: string, dir: string, forest: Forest, actor: Actor, ports: ForestPorts): void {
  const store = openStore({
    dir: making,
    now: ports.now,
    tick: ports.tick,
    signer: ports.signer,
    uuid: ports.uuid,
    seal: ports.sealer,
    holder: { pid: process.pid, user: ports.osUser },
    warn: (message, error) => ports.log.warn(message, { error }),
  });
  try {
    const pins = store.users
      .find({})
      .filter(({ hasPinCode }) => hasPinCode)
      .map(({ id }): Change => ({ op: 'secret', kind: 'user', id, name: 'privPinCode', ref: null }));
    store.apply({
      ...actor,
      event: 9006,
      message: `A drill was started from a copy of ${forest.dir}. Nothing from here on is real: no telephone is called, no directory and no file of the MIM Service is written.`,
      cause: { of: forest.dir },
      changes: [
        ...pins,
        {
          op: 'set',
          kind: 'consoleConfiguration',
          id: singleton,
          values: toCells('consoleConfiguration', { mimServiceFolders: [join(dir, 'Service')] }),
        },
      ],
    });
  } finally {
    store.close();
  }
}
