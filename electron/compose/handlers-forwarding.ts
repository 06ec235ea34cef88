import { isAbsolute } from 'node:path';
import type { Handlers } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { forwardingContract } from '../../shared/contract/forwarding.ts';
import type { Input, Output } from '../../shared/contract/registry.ts';
import {
  forwardTargetName,
  type ForwardTarget,
  type ForwardTargetValues,
} from '../../shared/domain/forwarding.ts';
import { identify } from '../pam/identity.ts';
import { toCells } from '../store/cells.ts';
import type { Store } from '../store/types.ts';
import { requireForeign } from './foreign-path.ts';
import type { Forest } from './forest.ts';
import { forwardStatusOf } from './forward-status.ts';
import { isInside } from './known-files.ts';

const refused = 'The forwarding was not changed';

/** Handlers of shared/contract/forwarding.ts. */
export function forwardingHandlers(
  forest: () => Forest,
  now: () => number,
): Handlers<typeof forwardingContract> {
  return {
    'forwarding.get': () => shown(forest().store),
    'forwarding.set': (input, caller) => {
      const opened = forest();
      const { store } = opened;
      if (store.drill() !== null)
        throw new AppError('CONFLICT', `${refused}: nothing of a drill is forwarded. Leave the drill first.`);
      checkTarget(input.target, opened);
      return store.transaction(() => {
        change(store, input, identify(store, caller, undefined).actor);
        return shown(store);
      });
    },
    'forwarding.test': async ({ target, passphrase }) => {
      const opened = forest();
      checkTarget(target, opened);
      return { steps: await opened.forwarding.test(target, passphrase) };
    },
    'forwarding.status': () => forwardStatusOf(forest(), now()),
  };
}

function shown(store: Store): Output<'forwarding.get'> {
  return {
    targets: store.forwardTargets
      .all()
      .map(({ passphraseRef, ...target }) => ({ ...target, hasPassphrase: passphraseRef !== null })),
  };
}

function checkTarget(target: ForwardTargetValues, forest: Pick<Forest, 'dir' | 'store'>): void {
  if (target.id === 'cef-file') {
    const { path } = target.settings;
    if (!isAbsolute(path)) throw wrong('path', `${path} is not a full path. Give the file from its root.`);
    if (isInside(forest.dir, path))
      throw wrong(
        'path',
        `${path} is in the forest’s own folder. Name a file on the medium that is carried away.`,
      );
    requireForeign(refused, path, forest);
    return;
  }
  const { transport, caFile, certificateFile, keyFile } = target.settings;
  for (const [field, path] of Object.entries({ caFile, certificateFile, keyFile }))
    if (path !== '' && !isAbsolute(path))
      throw wrong(field, `${path} is not a full path. Give the file from its root.`);
  if (transport === 'tls' && caFile === '')
    throw wrong('caFile', 'TLS needs the file of the authority whose certificates are believed.');
  if (keyFile !== '' && certificateFile === '')
    throw wrong('certificateFile', 'A key needs its certificate. Name its file, or leave the key out.');
}

function change(
  store: Store,
  { target, expects, passphrase, fromStart, reason }: Input<'forwarding.set'>,
  actor: { actor: string; as: string | null },
): void {
  const before = store.forwardTargets.get(target.id);
  if ((before?.version ?? 0) !== expects)
    throw new AppError(
      'CONFLICT',
      `${refused}: somebody else changed it since you read it. Reload it and make your change again.`,
    );
  const values = {
    on: target.on,
    settings: target.settings,
    policy: target.policy,
    passphraseRef: keepPassphrase(store, before, passphrase),
  };
  const changed = Object.entries(values).flatMap(([name, value]) =>
    JSON.stringify(value) === JSON.stringify(before?.[name as keyof typeof values]) ? [] : [name],
  );
  moveState(store, target, before, fromStart === true);
  if (changed.length === 0 && fromStart !== true) return;
  const name = forwardTargetName(target);
  const how =
    before === undefined ? 'was set up' : `was changed (${changed.map(field => words[field]).join(', ')})`;
  store.apply({
    ...actor,
    event: 9330,
    message: `Forwarding to ${name} ${changed.length === 0 ? 'begins anew' : how} and is ${target.on ? 'on' : 'off'}.${fromStart === true ? ' It begins with the first entry.' : ''} ${policyInWords(target)}`,
    reason: reason ?? '',
    changes: [
      {
        op: 'set',
        kind: 'forwardTarget',
        id: target.id,
        values: toCells('forwardTarget', values as Partial<ForwardTarget>),
      },
    ],
  });
}

const words: Readonly<Record<string, string>> = {
  on: 'on or off',
  settings: 'where to',
  policy: 'what becomes of activations',
  passphraseRef: 'passphrase',
};

function policyInWords({ policy: { refuse, minutes, entries } }: ForwardTargetValues): string {
  return refuse
    ? `Activations are refused when it has failed for ${minutes} minutes or ${entries} entries wait.`
    : 'Activations go on while it fails.';
}

/** A reference: the words themselves are in no entry. */
function keepPassphrase(
  store: Store,
  before: ForwardTarget | undefined,
  given: string | undefined,
): string | null {
  const known = before?.passphraseRef ?? null;
  if (given === undefined) return known;
  if (known !== null) store.secrets.drop(known);
  return given === '' ? null : store.secrets.put(given);
}

/** A new target begins behind what there is; one that points elsewhere, or is off, does not fail any more until it does. */
function moveState(
  store: Store,
  target: ForwardTargetValues,
  before: ForwardTarget | undefined,
  fromStart: boolean,
): void {
  const head = store.head()?.size ?? 0;
  const state = store.forwardStates.get(target.id) ?? {
    id: target.id,
    seq: head,
    before: head,
    deliveredAt: null,
    failingSince: null,
    why: '',
    refusing: false,
  };
  const elsewhere = JSON.stringify(before?.settings) !== JSON.stringify(target.settings);
  store.forwardStates.put({
    ...state,
    ...(fromStart ? { seq: 0, before: 0 } : elsewhere ? { before: state.seq } : {}),
    ...(elsewhere || !target.on ? { failingSince: null, why: '', refusing: false } : {}),
  });
}

function wrong(field: string, message: string): AppError {
  return new AppError('BAD_REQUEST', `${refused}: ${message}`, {
    issues: [{ path: `target.settings.${field}`, message }],
  });
}
