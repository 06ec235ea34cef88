import { writePipeline } from '../../shared/cmdlets/write.ts';
import { pipelineSchema } from '../../shared/cmdlets/command.ts';
import type { Handlers } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { eventsContract } from '../../shared/contract/events.ts';
import type { Jobs } from '../jobs.ts';
import { describeChanges } from '../pam/describe.ts';
import { identify } from '../pam/identity.ts';
import { sealEntries, takeBundle } from './evidence-bundle.ts';
import { exportScripts } from './export-scripts.ts';
import type { Forest } from './forest.ts';
import { createReadings, setReadPolicy } from './readings.ts';
import { rebuiltInWords } from './rebuilt.ts';
import { requireForeign } from './foreign-path.ts';

/** Handlers of shared/contract/events.ts. Everything is read off the main thread. */
export function eventsHandlers(forest: () => Forest, jobs: () => Jobs): Handlers<typeof eventsContract> {
  const readings = createReadings();
  return {
    'events.list': async ({ filter, before, limit }, caller) => {
      const open = forest();
      await readings.ofFilter(open, filter, caller);
      const page = await open.reader.page(filter, before, limit);
      readings.answered(open, page.rows);
      return page;
    },
    'events.summary': ({ filter }) => forest().reader.summary(filter),
    'events.count': ({ filter }) => {
      const { reader, store } = forest();
      const job = jobs().start('Count of events', async ({ progress, signal }) => {
        const total = store.head()?.size ?? null;
        const count = await reader.count(filter, done => progress(done, total), signal);
        return counted(count);
      });
      return { job };
    },
    'events.get': async ({ seq }, caller) => {
      const open = forest();
      const { reader, store } = open;
      const detail = await reader.get(seq);
      if (detail === undefined) throw new AppError('NOT_FOUND', `The history has no event number ${seq}.`);
      const { event, command, cause, changes } = detail;
      await readings.ofEntry(open, event, caller);
      const related = event.requestId === null ? [] : await reader.related(event.requestId);
      readings.answered(open, related);
      const pipeline = pipelineSchema.safeParse(command);
      return {
        event,
        powershell: pipeline.success ? writePipeline(pipeline.data) : null,
        cause: isRecord(cause) ? cause : null,
        changes: describeChanges(store, changes),
        related,
      };
    },
    'events.export': ({ filter, format, path }, caller) => {
      const { reader, store } = forest();
      const { actor } = identify(store, caller, undefined);
      requireForeign('The history was not exported', path, forest());
      const job = jobs().start(`Export of the history to ${path}`, async ({ progress, signal }) => {
        progress(0, await reader.count(filter));
        const rows = await reader.export(filter, format, path, progress, signal);
        store.apply({
          ...actor,
          event: 9300,
          message: `${rows} events were exported to ${path} as ${format.toUpperCase()}.`,
          cause: { filter, format, path, rows },
          changes: [],
        });
        return `${counted(rows)} written to ${path}.`;
      });
      return { job };
    },
    'events.bundle': (input, caller) => takeBundle(forest(), jobs(), input, caller),
    'events.segments': () => ({
      segments: forest()
        .store.sealing.segments()
        .map(segment => ({ ...segment, manifest: segment.manifest.toString('hex') })),
    }),
    'events.seal': (input, caller) => sealEntries(forest(), jobs(), input, caller, forest().now()),
    'events.verify': (_, caller) => {
      const { reader, store } = forest();
      const { actor } = identify(store, caller, undefined);
      const job = jobs().start('Verification of the history', async ({ progress, signal }) => {
        progress(0, await reader.count({}));
        const { firstBad, ...verified } = await reader.verify(progress, signal);
        const entries = verified.entries.toLocaleString('en');
        const message =
          firstBad === null
            ? `${entries} entries are as they were written, none is missing, and their order is the same.`
            : `The history is not as it was written. ${firstBad.why}`;
        store.apply({
          ...actor,
          event: firstBad === null ? 9303 : 9304,
          message,
          cause: { ...verified, firstBad },
          changes: [],
        });
        if (firstBad !== null) throw new AppError('CONFLICT', message);
        return message;
      });
      return { job };
    },
    'events.rebuild': (_, caller) => {
      const { reader, store } = forest();
      const { actor } = identify(store, caller, undefined);
      const job = jobs().start('Rebuilding from the history', async ({ progress, signal }) => {
        progress(0, await reader.count({}));
        const result = await reader.rebuild(progress, signal);
        const message = rebuiltInWords(result);
        store.apply({
          ...actor,
          event: result.same ? 9324 : 9325,
          message,
          cause: { entries: result.entries, differences: result.differences },
          changes: [],
        });
        if (!result.same) throw new AppError('CONFLICT', message);
        return message;
      });
      return { job };
    },
    'events.setPolicy': ({ expects, recordReads, reason }, caller) => {
      const open = forest();
      const after = setReadPolicy(open.store, { expects, recordReads, reason }, caller);
      readings.forget(open);
      return after;
    },
    'events.exportScripts': ({ of, path }, caller) => exportScripts(forest(), jobs(), { of, path }, caller),
  };
}

function counted(count: number): string {
  return `${count.toLocaleString('en')} event${count === 1 ? '' : 's'}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
