import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { contract, type BastionContract } from '../shared/contract/registry.ts';
import type { AppState } from '../shared/contract/app.ts';
import type { Handlers } from '../shared/contract/define.ts';
import { AppError } from '../shared/contract/errors.ts';
import type { Topic } from '../shared/contract/push.ts';
import { openReviewer } from './attestation/answering.ts';
import { attestationHandlers } from './compose/handlers-attestation.ts';
import { appHandlers } from './compose/handlers-app.ts';
import { callsHandlers, currentCall } from './activation/calls.ts';
import { checksHandlers } from './compose/handlers-checks.ts';
import { domainsHandlers } from './compose/handlers-domains.ts';
import { evidenceHandlers } from './compose/handlers-evidence.ts';
import { eventsHandlers } from './compose/handlers-events.ts';
import { findHandlers } from './compose/handlers-find.ts';
import { matrixHandlers } from './compose/handlers-matrix.ts';
import { forwardingHandlers } from './compose/handlers-forwarding.ts';
import { forestHandlers } from './compose/handlers-forest.ts';
import { mfaHandlers } from './compose/handlers-mfa.ts';
import { pamHandlers } from './compose/handlers-pam.ts';
import { pastHandlers } from './compose/handlers-past.ts';
import { scriptsHandlers } from './compose/handlers-scripts.ts';
import { windowOf } from './compose/window.ts';
import { setsHandlers } from './compose/handlers-sets.ts';
import { simulatorHandlers } from './compose/handlers-simulator.ts';
import { phonesHandlers } from './compose/handlers-phones.ts';
import { mimEvidenceHandlers } from './compose/handlers-mim-evidence.ts';
import { transferHandlers } from './compose/handlers-transfer.ts';
import type { NewForest } from './compose/create-forest.ts';
import type { Forest } from './compose/forest.ts';
import { makeSampleForest } from './compose/sample.ts';
import { createSession, type Session } from './compose/session.ts';
import { createRouter, type Router } from './ipc/router.ts';
import { createPushes } from './ipc/pushes.ts';
import { createJobs } from './jobs.ts';
import type { Log } from './log.ts';
import type { Tick } from './events/clock.ts';
import { openHeadSigner } from './evidence/head-signature.ts';
import type { CallScript } from './phone/script.ts';
import type { MainSide, Sealer, Shell } from './shell/port.ts';
import type { Change } from './store/entry.ts';
import { openWorkstation } from './workstation.ts';
import packageJson from '../package.json' with { type: 'json' };

export interface ComposeOptions {
  /** Null for `pam`, which has no window. */
  shell: Shell | null;
  sealer: Sealer;
  /** This user's folder of the console: preferences, log, the sample forest. */
  userData: string;
  /** Where the product's assets lie (the sample forest's files). */
  assets: string;
  osUser: string;
  now(): number;
  /** The machine's own clock; absent under a virtual one. */
  tick?: () => Tick;
  /** Histories are signed, and witnessed in `userData`: by every program; absent, their entries stand alone. */
  signs?: boolean;
  log: Log;
  /** What to open at the start; the first-run page where nothing is named. */
  launch: { forestDir?: string; sample?: boolean; make?: NewForest };
  /** See `ForestPorts.callScript`. */
  callScript?: () => CallScript | undefined;
  compareEvery?: number;
  /** See `ForestPorts.forwards`. */
  forwards?: boolean;
  /** See `ForestPorts.watchFiles`. */
  watchFiles?: boolean;
}

export interface Console {
  router: Router;
  /** What a shell's window talks to. */
  main: MainSide;
  session: Session;
  /** Opens what was named at the launch. Throws what `openForest` throws. */
  start(): Promise<void>;
  /** Stops jobs, calls and timers, and closes the forest. Nothing stays open. */
  dispose(): Promise<void>;
}

/** The one place where services meet. */
export function compose(options: ComposeOptions): Console {
  const { shell, userData, osUser, now, log } = options;
  const uuid = randomUUID;
  const pushes = createPushes();
  const workstation = openWorkstation(userData);
  let notOpened: AppState['notOpened'] = null;
  const jobs = createJobs({ now, uuid, told: view => pushes.send('job', view), failed });
  const warn = (message: string, error: unknown) => log.warn(message, { error });
  const evidence =
    options.signs === true
      ? { signer: openHeadSigner(userData, options.sealer, warn), witnessDir: join(userData, 'witness') }
      : { signer: undefined };
  const ports = { osUser, now, tick: options.tick, ...evidence, uuid, setTimer, sealer: options.sealer, log };
  const reviewer = openReviewer({
    dir: join(userData, 'reviews'),
    signer: evidence.signer ?? null,
    osUser,
    now,
  });
  const session = createSession({
    ports: {
      ...ports,
      ...(options.callScript ? { callScript: options.callScript } : {}),
      ...(options.compareEvery === undefined ? {} : { compareEvery: options.compareEvery }),
      ...(options.forwards === undefined ? {} : { forwards: options.forwards }),
      ...(options.watchFiles === undefined ? {} : { watchFiles: options.watchFiles }),
    },
    // What a script opens is not what this person lately opened, and a preview of `pam` writes nothing at all.
    workstation: shell === null ? { ...workstation, opened() {} } : workstation,
    sampleDir: join(userData, 'sample-forest'),
    makeSample: dir => makeSampleForest({ dir, assets: options.assets, ...ports }),
    opened: watch,
    changed: () => pushes.send('changed', { topics: [...allTopics] }),
  });

  /** Passes on what happens in a forest to the window. */
  function watch(forest: Forest): () => void {
    notOpened = null;
    const stopCommits = forest.store.onCommit(touched =>
      pushes.send('changed', { topics: topicsOf(touched) }),
    );
    const stopCalls = forest.provider.onChange(id => {
      const view = currentCall(forest.store, forest.provider, id);
      if (view) pushes.send('call', view);
    });
    const stopDrift = forest.drift.onChange(() => pushes.send('changed', { topics: [...ofMfaFiles] }));
    const stopForwarding = forest.forwarding.onChange(() =>
      pushes.send('changed', { topics: ['forwarding'] }),
    );
    return () => {
      stopForwarding();
      stopCommits();
      stopCalls();
      stopDrift();
    };
  }

  /** Opens what the start named. Why it was refused is kept for the page on which the window then begins. */
  async function named(dir: string, make: NewForest | null): Promise<void> {
    try {
      await session.open(dir, make);
    } catch (error) {
      if (error instanceof AppError) {
        const { code, message, issues } = error;
        notOpened = { dir, code, message, issues };
      }
      throw error;
    }
  }

  function failed(error: unknown, title: string): string {
    if (error instanceof AppError && error.code !== 'INTERNAL') return error.message;
    const reference = uuid();
    log.error(`${title} failed`, { reference, error });
    return `It failed; the console’s log has the cause under ${reference}.`;
  }

  const inForest = () => callsHandlers(session.forest().store, session.forest().provider);
  const handlers: Handlers<BastionContract> = {
    ...appHandlers({
      session,
      workstation: {
        ...workstation,
        setPreferences(change) {
          const after = workstation.setPreferences(change);
          pushes.send('changed', { topics: ['app'] });
          return after;
        },
      },
      jobs,
      shell,
      version: packageJson.version,
      notOpened: () => notOpened,
    }),
    ...forestHandlers(session.forest, now),
    ...pamHandlers(session.forest),
    ...setsHandlers(session.forest),
    ...findHandlers(session.forest),
    ...matrixHandlers(session.forest),
    ...scriptsHandlers(session.forest, () => windowOf(shell)),
    ...domainsHandlers(session.forest, now),
    'calls.current': (input, caller) => inForest()['calls.current'](input, caller),
    'calls.press': (input, caller) => inForest()['calls.press'](input, caller),
    ...eventsHandlers(session.forest, () => jobs),
    ...evidenceHandlers(session.forest, () => jobs, options.sealer.kind),
    ...forwardingHandlers(session.forest, now),
    ...pastHandlers(session.forest, () => jobs),
    ...checksHandlers(session.forest, now),
    ...simulatorHandlers(session, () => jobs, now),
    ...phonesHandlers(session.forest, now),
    ...mfaHandlers(session.forest, () => pushes.send('changed', { topics: [...ofMfaFiles] })),
    ...transferHandlers(session.forest, () => jobs, now),
    ...mimEvidenceHandlers(session.forest, uuid),
    ...attestationHandlers({
      session,
      reviewer,
      uuid,
      changed: () => pushes.send('changed', { topics: ['reviews'] }),
    }),
  };
  const router = createRouter<BastionContract>({
    contract,
    handlers,
    origin: shell?.origin ?? null,
    caller: session.caller,
    log,
    reference: uuid,
    onForbidden(caller, name, needed) {
      session.current()?.store.apply({
        actor: caller.osUser,
        as: caller.as,
        event: 9004,
        message: `${caller.osUser} has the right to ${caller.access} and asked for ${name}, which needs ${needed}.`,
        changes: [],
      });
    },
  });

  return {
    router,
    main: { call: router.call, subscribe: pushes.subscribe },
    session,
    async start() {
      const { forestDir, sample, make } = options.launch;
      if (sample === true) await session.openSample();
      else if (forestDir !== undefined) await named(forestDir, make ?? null);
    },
    async dispose() {
      await jobs.dispose();
      await session.close();
    },
  };
}

function setTimer(delay: number, fire: () => void): () => void {
  const timer = setTimeout(fire, delay);
  return () => clearTimeout(timer);
}

/** What a change of the MFA files makes stale: numbers are read anew with the country code. */
const ofMfaFiles = ['mfa', 'users', 'roles'] as const;

const allTopics = [
  'app',
  'users',
  'groups',
  'roles',
  'requests',
  'events',
  'console',
  'mfa',
  'corp',
  'checks',
  'domains',
  'reviews',
  'forwarding',
] as const;

const topicsByKind: Record<Change['kind'] | 'event', readonly Topic[]> = {
  user: ['users', 'roles', 'domains'],
  group: ['groups', 'roles', 'domains'],
  role: ['roles', 'users', 'groups'],
  request: ['requests', 'roles', 'users'],
  membership: ['groups'],
  pamConfiguration: ['console'],
  consoleConfiguration: ['console', 'app', 'users', 'mfa'],
  consoleAccount: ['console', 'app'],
  corpNumber: ['corp'],
  checkSuppression: ['checks'],
  roleMark: ['checks', 'roles'],
  trust: ['domains'],
  corpDomain: ['domains'],
  setMember: ['users'],
  phoneStanding: ['users', 'roles'],
  reviewCampaign: ['reviews'],
  reviewReply: ['reviews'],
  reviewDecision: ['reviews'],
  reviewerKey: ['reviews'],
  forwardTarget: ['forwarding', 'roles'],
  event: ['events'],
};

function topicsOf(touched: ReadonlySet<Change['kind'] | 'event'>): Topic[] {
  return [...new Set([...touched].flatMap(kind => topicsByKind[kind]))];
}
