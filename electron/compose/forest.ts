import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import type { ForestSummary } from '../../shared/contract/app.ts';
import type { User } from '../../shared/domain/user.ts';
import { witnessImpact } from '../activation/impact.ts';
import type { Activation } from '../activation/ports.ts';
import { createActivation } from '../activation/runner.ts';
import { createChecks, type Checks } from '../checks/checks.ts';
import { openCorp, type Corp } from '../directory/corp.ts';
import { readPeople } from '../directory/table.ts';
import type { Tick } from '../events/clock.ts';
import type { EvidenceKey } from '../evidence/head-signature.ts';
import { createForwarding, type Forwarding } from '../forwarding/forwarding.ts';
import { openReader } from '../events/reader.ts';
import type { Log } from '../log.ts';
import { createDrift, type Drift } from '../mfa/drift/drift.ts';
import { createContext, createMfa, type Mfa } from '../mfa/mfa.ts';
import type { MfaPorts } from '../mfa/ports.ts';
import { createMonitoring, type Monitoring } from '../monitoring/monitoring.ts';
import { createPam, type Pam } from '../pam/run.ts';
import { openPast, type Past } from '../past/past.ts';
import type { PhoneProvider } from '../phone/provider.ts';
import { createSimulatedPhone } from '../phone/simulated.ts';
import type { CallScript } from '../phone/script.ts';
import type { Sealer } from '../shell/port.ts';
import { asFailure, guarded } from '../store/failures.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/types.ts';
import type { Reader } from '../events/types.ts';
import { createTransfer, type Transfer } from '../transfer/transfer.ts';
import { countryCodeReader } from './country-code.ts';
import { checkNewForest, createForest, type NewForest } from './create-forest.ts';
import { finishSealing } from './evidence-bundle.ts';
import { createExplainer, type Explainer } from './explainer.ts';
import { requireForest } from './forest-folder.ts';
import { createViews, type Views } from './views.ts';
import { isInside, knownFiles, newMarkKey } from './known-files.ts';
import { watchHead } from './witness.ts';
import { mfaRecorder } from './mfa-recorder.ts';
import { phonePort, type Phone } from './phone-port.ts';
import { readMoment } from './moments.ts';
import { icacls } from './icacls.ts';
import { writtenSettings } from './written-settings.ts';

/** What a forest's services need from outside: clock, ids, timers and keys are ports, so that tests hold them. */
export interface ForestPorts {
  osUser: string;
  now(): number;
  /** The machine's own clock; absent under a virtual one. */
  tick?: (() => Tick) | undefined;
  uuid(): string;
  /** Signs the history's end; absent leaves it unsigned. */
  signer?: EvidenceKey | undefined;
  /** Where this workstation keeps how far it saw each history reach; absent keeps nothing. */
  witnessDir?: string | undefined;
  /** Runs `fire` once after `delay` milliseconds; what it returns stops it. */
  setTimer(delay: number, fire: () => void): () => void;
  sealer: Sealer;
  log: Log;
  /** How the next simulated call goes by itself; undefined leaves it to the handset on the screen. */
  callScript?: () => CallScript | undefined;
  /** Seconds between comparisons with CORP; absent means that no timer runs. */
  compareEvery?: number;
  /** True where this program forwards the history as it happens: the window and `pam serve`. */
  forwards?: boolean;
  /** True where the MFA files are watched for changes made outside the console; absent means that they are compared when asked. */
  watchFiles?: boolean;
}

/** An open forest: the store and everything that works on it. */
export interface Forest {
  readonly dir: string;
  readonly store: Store;
  /** Signs what is handed out; null where nobody signs. */
  readonly signer: EvidenceKey | null;
  now(): number;
  readonly reader: Reader;
  readonly past: Past;
  readonly pam: Pam;
  readonly explainer: Explainer;
  readonly workflow: Activation;
  readonly provider: PhoneProvider;
  readonly phone: Phone;
  readonly corp: Corp & { stateOf(user: User): CorpState | null };
  readonly mfa: Mfa;
  readonly drift: Drift;
  readonly forwarding: Forwarding;
  readonly monitoring: Monitoring;
  readonly checks: Checks;
  readonly views: Views;
  readonly transfer: Transfer;
  /** Reads CORP again if its file changed. Before each call that asks it. */
  refresh(): Promise<void>;
  summary(): Omit<ForestSummary, 'kind'>;
  dispose(): Promise<void>;
}

interface CorpState {
  number: string;
  displayName: string;
  mail: string;
  sid: string;
}
/**
 * Opens the forest in `dir`, makes it first where the folder has no store and `make` is given, and settles what a stop
 * left behind: interrupted file writes, calls, expiries. Throws as `requireForest` where there is no store, UNAVAILABLE as `openStore`.
 */
export async function openForest(dir: string, ports: ForestPorts, make: NewForest | null): Promise<Forest> {
  const { now, uuid, log } = ports;
  if (!existsSync(join(dir, 'store.db'))) {
    if (make === null) requireForest(dir);
    else {
      checkNewForest(make);
      makeFolder(dir);
    }
  }
  const warn = (message: string, error: unknown) => log.warn(message, { error });
  const store = openStore({
    dir,
    now,
    tick: ports.tick,
    signer: ports.signer,
    uuid,
    seal: ports.sealer,
    holder: { pid: process.pid, user: ports.osUser },
    warn,
  });
  try {
    const corp = openCorp({ dir, now, configuration: () => store.consoleConfiguration() });
    if (store.isEmpty()) await createForest(store, corp, dir, ports.osUser, make ?? {});
    if (ports.witnessDir !== undefined) watchHead(store, ports.witnessDir, warn);
    return await assemble(dir, ports, store, corp);
  } catch (error) {
    store.close();
    throw asFailure(error, 'The forest was not opened', dir);
  }
}

function makeFolder(dir: string): void {
  if (existsSync(dir) && !statSync(dir).isDirectory()) {
    throw new AppError('UNAVAILABLE', `The forest was not made: ${dir} is a file. Choose a folder.`);
  }
  guarded('The forest was not made', dir, () => mkdirSync(dir, { recursive: true, mode: 0o700 }));
}

async function assemble(dir: string, ports: ForestPorts, store: Store, corp: Corp): Promise<Forest> {
  const { now, uuid, log, setTimer } = ports;
  const configuration = () => store.consoleConfiguration();
  const folders = () => configuration().mimServiceFolders;
  const defaultCountryCode = countryCodeReader(() => folders()[0]);
  // In a drill it is this one, whatever other provider is set: nobody's telephone may ring for training.
  const provider = createSimulatedPhone({ clock: { now, setTimer } });
  const phone = phonePort(provider, defaultCountryCode, () => configuration().internalNumbers);
  const reader = openReader(dir);
  const forwarding = createForwarding({
    store,
    reader,
    now,
    setTimer,
    report: error => log.error('The history was not forwarded', { error }),
  });
  const workflow = createActivation({
    store,
    delivery: forwarding.delivery,
    now,
    uuid,
    setTimer,
    phone: provider,
    phoneSettings: () => ({ defaultCountryCode: defaultCountryCode() }),
    report: error => log.error('The workflow failed in the background', { error }),
  });
  const mfaPorts: MfaPorts = {
    now,
    uuid,
    platform: process.platform === 'win32' ? 'windows' : 'posix',
    serviceFolders: folders,
    intents: store.intents,
    record: mfaRecorder(store, ports.osUser),
    ...(process.platform === 'win32' ? { icacls } : {}),
  };
  const mfaContext = createContext(mfaPorts);
  const mfa = createMfa(mfaPorts, mfaContext);
  const written = writtenSettings(store.intents);
  const drift = createDrift(mfaContext, {
    known: knownFiles(store),
    isOwn: folder => isInside(dir, folder),
    newKey: newMarkKey,
    written,
  });
  const monitoring = createMonitoring({
    store,
    corp,
    now,
    defaultCountryCode,
    setTimer,
    report: error => log.error('The comparison with CORP failed in the background', { error }),
  });
  const moment = (text: string) => readMoment(text, configuration().timeZone, now());
  const pam = createPam({
    store,
    activation: {
      ...workflow,
      raise: input => {
        const script = ports.callScript?.();
        return workflow.raise({ ...input, ...(script === undefined ? {} : { callAttributes: { script } }) });
      },
    },
    corp: {
      findUser: corp.findUser,
      findGroup: corp.findGroup,
      phoneOf: corp.phoneOf,
    },
    phone,
    witnessImpact(entries) {
      const read = phone.reader();
      return witnessImpact({ store, now, dial: user => read(user.sourcePhoneNumber).dialling }, entries);
    },
    now,
    uuid,
    readMoment: moment,
  });

  const transfer = createTransfer({
    store,
    phone,
    now,
    uuid,
    corp: {
      findUser: corp.findUser,
      findGroup: corp.findGroup,
      phoneOf: corp.phoneOf,
    },
    refreshCorp: () => corp.refresh(),
    readPeople,
  });

  await corp.refresh();
  await mfa.recover();
  await workflow.settle();
  const past = openPast(dir);
  const checks = createChecks({
    store,
    reader,
    phone,
    corp,
    mfa,
    drift,
    now,
    setTimer,
    report: error => log.error('The end of a suppression was not recorded', { error }),
  });
  checks.settle();
  if (ports.watchFiles === true) {
    store.onCommit(touched => {
      if (touched.has('consoleConfiguration')) drift.lookSoon();
    });
    drift.watch({
      settleAfter: 1000,
      every: mfaPorts.platform === 'windows' ? 60_000 : 15_000,
      setTimer,
      report: error => log.error('The MFA files were not compared', { error }),
    });
  }
  if (ports.forwards === true) forwarding.start();
  if (ports.compareEvery !== undefined) monitoring.start(ports.compareEvery);

  // Texts that a stop left in sealed entries; the window need not wait for them.
  finishSealing(store).catch((error: unknown) => log.warn('Sealed entries still have their text', { error }));

  return {
    dir,
    store,
    signer: ports.signer ?? null,
    now,
    reader,
    past,
    pam,
    workflow,
    provider,
    phone,
    mfa,
    drift,
    forwarding,
    monitoring,
    checks,
    corp: { ...corp, stateOf: user => corpState(corp, user) },
    explainer: createExplainer(store, workflow, moment),
    views: createViews(store, phone),
    transfer,
    refresh: () => corp.refresh(),
    summary: () => {
      const { corpDnsName, privDnsName, timeZone } = configuration();
      return { dir, corpDnsName, privDnsName, timeZone, drill: store.drill() };
    },
    async dispose() {
      await forwarding.dispose();
      checks.dispose();
      transfer.dispose();
      await monitoring.dispose();
      await workflow.dispose();
      await provider.dispose();
      await drift.dispose();
      await mfa.dispose();
      await reader.close();
      await past.close();
      store.close();
    },
  };
}

/** What CORP says of a user now; null where it cannot be asked or does not have the account. */
function corpState(corp: Corp, user: User): CorpState | null {
  if (user.privOnly || corp.revision() === null) return null;
  const entry = corp.findUser(user.sourceDomain, user.sourceAccountName);
  if (entry === undefined) return null;
  const { displayName, mail, sid } = entry;
  return { number: corp.phoneOf(entry), displayName, mail, sid };
}
