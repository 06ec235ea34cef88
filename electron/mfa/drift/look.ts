import type { MfaValues } from '../../../shared/domain/mfa-settings.ts';
import { localCertificate } from '../certificate-file.ts';
import type { MfaContext } from '../context.ts';
import { certificatePath, settingsPath } from '../names.ts';
import { valuesOf } from '../xml-document.ts';
import { compareWithKnown, type Comparison, type Now } from './differences.ts';
import { hiderOf, marksOf, settingsFacts } from './facts.ts';
import type { DriftPorts, Keyed, KnownFile } from './known.ts';
import { certificateFacts, folderProblem, stateOf, type FileState } from './state.ts';

/** One file with what is known of it and how it differs. */
export interface Seen {
  now: FileState;
  /** Null where nothing is known of it yet. */
  known: KnownFile | null;
  /** True where the console wrote what is there after `known` was noted: that is to be noted. */
  written: boolean;
  comparison: Comparison | null;
  /** With which its certificate opens. Stays in the main process. */
  password: string;
}

export interface Look {
  seen: Seen[];
  unreachable: { folder: string; message: string }[];
  /** Certificates that no folder's settings name any more. */
  stale: string[];
}

/** Reads every file and compares it with what is known. */
export async function look(context: MfaContext, ports: DriftPorts): Promise<Look> {
  const all = ports.known.all();
  const result: Look = { seen: [], unreachable: [], stale: [] };
  for (const folder of new Set(context.ports.serviceFolders())) {
    const message = await folderProblem(folder);
    if (message !== null) {
      result.unreachable.push({ folder, message });
      continue;
    }
    const rows = all.filter(({ file }) => file.folder === folder);
    const settings = await stateOf(context, { path: settingsPath(folder), folder, what: 'settings' });
    const values: MfaValues = settings.document === null ? {} : valuesOf(settings.document);
    const password = values.CERT_PASSWORD ?? '';
    const seen = await compare(context, ports, rows, settings, password);
    const row = rows.find(({ file }) => file.what === 'certificate')?.file;
    const path = certificateOf(context, folder, values, seen, row);
    const certificate = await stateOf(context, { path, folder, what: 'certificate' });
    if (row !== undefined && row.path !== path) result.stale.push(row.path);
    result.seen.push(seen, await compare(context, ports, rows, certificate, password));
  }
  return result;
}

/** While the settings are not as known, the certificate is the one that the known ones named. */
function certificateOf(
  context: MfaContext,
  folder: string,
  values: MfaValues,
  settings: Seen,
  row: KnownFile | undefined,
): string {
  if (settings.comparison !== null && row !== undefined) return row.path;
  return localCertificate(context.ports, folder, values) ?? row?.path ?? certificatePath(folder);
}

async function compare(
  context: MfaContext,
  ports: DriftPorts,
  rows: readonly Keyed[],
  now: FileState,
  password: string,
): Promise<Seen> {
  const { path, folder, what } = now;
  const row = rows.find(({ file }) => file.path === path) ?? null;
  const wrote = ports.written(path);
  const [last] = wrote?.hashes ?? [];
  const written =
    wrote !== undefined &&
    now.hash !== null &&
    wrote.hashes.includes(now.hash) &&
    wrote.at > (row?.file.at ?? 0);
  // Written before the console remembered more than hashes.
  const hashOnly: KnownFile | null =
    row !== null || wrote === undefined || last === undefined
      ? null
      : {
          path,
          folder,
          what,
          hash: last,
          facts: null,
          rights: null,
          how: 'written',
          by: '',
          at: wrote.at,
          ignored: null,
          found: null,
        };
  const known = row?.file ?? hashOnly;
  const seen: Seen = { now, known, written, comparison: null, password };
  if (known === null || written) return seen;
  return {
    ...seen,
    comparison: compareWithKnown(known, await asNow(context, now, known, row?.key ?? null, password)),
  };
}

async function asNow(
  context: MfaContext,
  state: FileState,
  known: KnownFile,
  key: string | null,
  password: string,
): Promise<Now> {
  const { document, problem, hash, rights } = state;
  const differs = hash !== known.hash;
  const facts =
    !differs || hash === null
      ? null
      : state.what === 'certificate'
        ? await certificateFacts(context, state, password)
        : document === null
          ? null
          : settingsFacts(document, marksOf(key));
  return { state: state.state, problem, hash, rights, facts, keyed: key !== null, hide: hiderOf(document) };
}
