import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeCommand } from '../../shared/cmdlets/command.ts';
import { writePipeline } from '../../shared/cmdlets/write.ts';
import type { CheckFinding } from '../../shared/contract/checks.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { Output } from '../../shared/contract/registry.ts';
import { checkKind } from '../../shared/domain/check-catalogue.ts';
import type { PamEvent } from '../../shared/domain/event.ts';
import type { RequestId } from '../../shared/domain/ids.ts';
import { mfaElementNamed, mfaElementNames, type MfaValues } from '../../shared/domain/mfa-settings.ts';
import { shape } from '../pam/output.ts';
import { isSeverity, wholeNumber, type Verb } from './arguments.ts';
import { call, callAny, type Bench } from './bench.ts';
import { readScriptFile } from '../script-file.ts';
import { explainedForScripts, explainedInText } from './explain.ts';
import { scriptFailure } from './run-script.ts';
import { pastVerbs } from './verbs-past.ts';
import { transferVerbs } from './verbs-transfer.ts';

/** Each answers the exit code of what went well, where that is another than 0. */
export const verbs: Record<Verb, (bench: Bench) => Promise<number | void>> = {
  async exec(bench) {
    const [line = ''] = bench.arguments.words;
    const { as } = bench.arguments.flags;
    const { objects, notes, whatIf } = await call(bench, 'cmdlet.exec', {
      line,
      ...(as === undefined ? {} : { as }),
    });
    for (const note of [...notes, ...whatIf]) bench.note(note);
    bench.print(objects);
  },

  async run(bench) {
    const { as, 'what-if': whatIf, 'stop-at-first': stops } = bench.arguments.flags;
    const outcome = await call(bench, 'script.run', {
      text: readScriptFile(resolve(bench.arguments.words[0] ?? '')),
      mode: stops === true ? 'stop-at-first' : 'transaction',
      whatIf: whatIf === true,
      ...(as === undefined ? {} : { as }),
    });
    for (const note of outcome.notes) bench.note(note);
    for (const statement of outcome.statements) bench.print(statement);
    const failure = scriptFailure(outcome);
    if (failure !== null) throw failure;
  },

  async call(bench) {
    const [name = '', json = '{}'] = bench.arguments.words;
    bench.print(await callAny(bench, name, withAs(name, parseJson(json), bench.arguments.flags.as)));
  },

  async events(bench) {
    const { id, limit } = bench.arguments.flags;
    const wanted = limit === undefined ? Infinity : wholeNumber('limit', limit, 1);
    const filter = id === undefined ? {} : { ids: [wholeNumber('id', id, 0)] };
    let before: number | null = null;
    for (let printed = 0; printed < wanted;) {
      const page: Output<'events.list'> = await call(bench, 'events.list', {
        filter,
        before,
        limit: Math.min(200, wanted - printed),
      });
      for (const event of page.rows) bench.print(eventLine(event));
      printed += page.rows.length;
      if (page.next === null) return;
      before = page.next;
    }
  },

  async verify(bench) {
    const { job } = await call(bench, 'events.verify', {});
    await endOf(bench, job);
    const { rows } = await call(bench, 'events.list', { filter: { ids: [9303, 9304] }, limit: 1 });
    const [event] = rows;
    if (event === undefined) throw new AppError('INTERNAL', 'The verification left no event.');
    const { cause } = await call(bench, 'events.get', { seq: event.seq });
    bench.print({ verified: event.id === 9303, message: event.message, ...cause });
    return event.id === 9303 ? 0 : 1;
  },

  async rebuild(bench) {
    const { job } = await call(bench, 'events.rebuild', {});
    await endOf(bench, job);
    const { rows } = await call(bench, 'events.list', { filter: { ids: [9324, 9325] }, limit: 1 });
    const [event] = rows;
    if (event === undefined) throw new AppError('INTERNAL', 'The rebuilding left no event.');
    const { cause } = await call(bench, 'events.get', { seq: event.seq });
    bench.print({ same: event.id === 9324, message: event.message, ...cause });
    return event.id === 9324 ? 0 : 1;
  },

  async bundle(bench) {
    const { id, reason = '' } = bench.arguments.flags;
    const filter = id === undefined ? {} : { ids: [wholeNumber('id', id, 0)] };
    const path = resolve(bench.arguments.words[0] ?? '');
    const { job } = await call(bench, 'events.bundle', { filter, reason, path });
    const view = await endOf(bench, job);
    if (view.state !== 'done') throw new AppError('CONFLICT', view.message);
    bench.print({ path, message: view.message });
  },

  async anchor(bench) {
    const { compare: words, file } = bench.arguments.flags;
    if (file !== undefined) {
      const path = resolve(file);
      bench.print({ ...(await call(bench, 'evidence.saveAnchor', { path })), path });
      return;
    }
    if (words === undefined) {
      const { words, ...anchor } = await call(bench, 'evidence.anchor', {});
      bench.print({ ...anchor, words: words.join(' ') });
      return;
    }
    const { job } = existsSync(words)
      ? await call(bench, 'evidence.compareFile', { path: resolve(words) })
      : await call(bench, 'evidence.compare', { words });
    const view = await endOf(bench, job);
    bench.print({ same: view.state === 'done', message: view.message });
    return view.state === 'done' ? 0 : 1;
  },

  async key(bench) {
    const [action] = bench.arguments.words;
    const { reason = '' } = bench.arguments.flags;
    if (action === 'rotate') bench.print(await call(bench, 'evidence.rotateKey', { reason }));
    else bench.print(await call(bench, 'evidence.key', {}));
  },

  async 'import-credentials'(bench) {
    const { username, apply } = bench.arguments.flags;
    const countryCode = bench.arguments.flags['country-code'];
    const path = resolve(bench.arguments.words[0] ?? '');
    const zip = await call(bench, 'mfa.openZip', { path });
    try {
      const preview = await call(bench, 'mfa.previewImport', {
        session: zip.session,
        ...(username === undefined ? {} : { username }),
        ...(countryCode === undefined ? {} : { countryCode }),
      });
      const result =
        apply === true
          ? await call(bench, 'mfa.applyImport', { session: zip.session, expects: preview.version })
          : null;
      bench.print({
        found: zip.found,
        certificate: zip.certificate,
        changes: preview.folders,
        // The ZIP's own findings (who else can read it) and those of what would be written, each once.
        warnings: [
          ...new Map(
            [...zip.findings, ...preview.findings].map(one => [`${one.id} ${one.subject}`, one]),
          ).values(),
        ],
        applied: result !== null,
        ...(result === null ? {} : { result }),
      });
    } finally {
      await call(bench, 'mfa.cancelImport', { session: zip.session });
    }
  },

  async checks(bench) {
    const { severity, all } = bench.arguments.flags;
    const { findings, counts } = await call(bench, 'checks.list', {
      ...(severity !== undefined && isSeverity(severity) ? { severity } : {}),
      suppressed: all === true,
    });
    bench.print(findings.map(checkLine));
    return counts.error > 0 ? 1 : 0;
  },

  ...pastVerbs,

  ...transferVerbs,

  async settings(bench) {
    const [action, ...pairs] = bench.arguments.words;
    if (action === undefined) return bench.print(await settings(bench));
    if (action === 'check') {
      const { files } = await call(bench, 'mfa.drift', {});
      return bench.print({ ...(await call(bench, 'mfa.check', {})), changedOutside: files });
    }
    const values = readPairs(pairs);
    const { version } = await call(bench, 'mfa.settings', {});
    bench.print(await call(bench, 'mfa.writeSettings', { values, expects: version }));
  },

  async request(bench) {
    const { role = '', for: account = '', ttl } = bench.arguments.flags;
    const command = makeCommand('New-PAMRequest', {
      RoleDisplayName: role,
      RequestedTTL: ttl === undefined ? undefined : wholeNumber('ttl', ttl, 0),
    });
    const { changed } = await call(bench, 'cmdlet.run', { pipeline: [command], as: account });
    const forest = bench.console.session.forest();
    const request = await forest.workflow.whenSettled(changed[0]?.id as RequestId);
    bench.print(shape(forest.store, { kind: 'request', object: request }));
  },

  async explain(bench) {
    const { role = '', for: account = '', at, ttl, text } = bench.arguments.flags;
    const told = await call(bench, 'activation.explainNamed', {
      role,
      account,
      ...(at === undefined ? {} : { at }),
      ...(ttl === undefined ? {} : { ttl: wholeNumber('ttl', ttl, 0) }),
    });
    if (text === true) bench.say(explainedInText(told));
    else bench.print(explainedForScripts(told));
  },

  async simulate(bench) {
    const { activations } = bench.arguments.flags;
    const path = resolve(bench.arguments.words[0] ?? '');
    const { scenario } = await call(bench, 'simulator.open', { path });
    const total =
      activations === undefined ? {} : { activations: wholeNumber('activations', activations, 1) };
    const { job } = await call(bench, 'simulator.run', { scenario, ...total });
    void bench.stopped.then(() => call(bench, 'jobs.cancel', { id: job }));
    const { state, message } = await endOf(bench, job);
    if (state !== 'done') throw new AppError(state === 'cancelled' ? 'CANCELLED' : 'BAD_REQUEST', message);
    bench.print(await call(bench, 'simulator.result', { job }));
  },

  async serve(bench) {
    bench.print({ serving: bench.console.session.forest().dir });
    await bench.stopped;
  },
};

/** Waits for a job to end. */
async function endOf(bench: Bench, id: string): Promise<Output<'jobs.get'>> {
  for (;;) {
    const job = await call(bench, 'jobs.get', { id });
    if (job.state !== 'running') return job;
    await sleep(20);
  }
}

/** The settings, refused where there is no file or none that can be read: a script must not take that for empty ones. */
async function settings(bench: Bench): Promise<Output<'mfa.settings'>> {
  const value = await call(bench, 'mfa.settings', {});
  if (value.shown !== null) return value;
  const [first] = value.folders;
  if (first?.state === 'absent') {
    throw new AppError(
      'NOT_FOUND',
      `${first.file} does not exist. Write elements with settings set, or import credentials.`,
    );
  }
  throw new AppError('UNAVAILABLE', first?.problem ?? 'No MIM Service folder is configured.');
}

/** Elements by name, from NAME=VALUE with the name in any case. */
function readPairs(pairs: readonly string[]): MfaValues {
  const values: MfaValues = {};
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    const given = pair.slice(0, at);
    const name = mfaElementNamed(given);
    if (name === undefined) {
      const known = mfaElementNames.join(', ');
      throw new AppError(
        'BAD_REQUEST',
        `${given} is not an element that Microsoft documents. These are: ${known}.`,
      );
    }
    if (values[name] !== undefined) {
      throw new AppError('BAD_REQUEST', `${name} is given twice. Give it once; nothing was written.`);
    }
    values[name] = pair.slice(at + 1);
  }
  return values;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('BAD_REQUEST', 'The input is not JSON.');
  }
}

/** --as counts for the commands that take it. */
function withAs(name: string, input: unknown, as: string | undefined): unknown {
  const takes = name === 'cmdlet.run' || name === 'cmdlet.exec' || name === 'script.run';
  return as !== undefined && takes && typeof input === 'object' && input !== null ? { as, ...input } : input;
}

/** A finding for scripts: what it means beside it, its fix as the line to run, times as ISO 8601 UTC. */
function checkLine({ fix, suppression, ...finding }: CheckFinding): Record<string, unknown> {
  const { title, means } = checkKind(finding.check);
  const iso = (at: number) => new Date(at).toISOString();
  return {
    ...finding,
    title,
    means,
    fix: fix?.kind === 'cmdlet' ? { label: fix.label, powershell: writePipeline(fix.pipeline) } : fix,
    suppression:
      suppression === null
        ? null
        : { ...suppression, until: iso(suppression.until), at: iso(suppression.at) },
  };
}

/** An event for scripts: its time as ISO 8601 UTC. */
function eventLine({ at, ...event }: PamEvent): Record<string, unknown> {
  return { ...event, time: new Date(at).toISOString() };
}
