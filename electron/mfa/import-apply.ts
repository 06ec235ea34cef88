import { dirname } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import type { MfaImportResult } from '../../shared/domain/mfa-views.ts';
import { writes, type MfaContext } from './context.ts';
import { changesOf, lockable, lockedPlans } from './editor.ts';
import { hashOf } from './files.ts';
import { requestFor, requireUsable, withPlaces, type CertificatePlace } from './import-preview.ts';
import { certificatePath } from './names.ts';
import { planSettings, rootFinding, type FolderPlan } from './plan.ts';
import type { Guarded } from './protection.ts';
import { folderResult, writeResult } from './results.ts';
import { readFolders } from './settings-files.ts';
import { withLocks, writeJobs, type FolderJob } from './writer.ts';
import { deleteOpened, type ZipSession } from './zip-session.ts';

function importJob(session: ZipSession, plan: FolderPlan, place: CertificatePlace): FolderJob[] {
  const { reading, bytes } = plan;
  if (plan.problem !== null || bytes === null) return [];
  const path = certificatePath(reading.folder);
  const makes = place.folderExists ? null : dirname(path);
  return [
    {
      folder: reading.folder,
      makes,
      // The certificate first: until the settings follow, MIM still finds its old texts with a file that it has open.
      files: [
        { what: 'certificate', path, bytes: session.certificateBytes, oldHash: place.hash },
        { what: 'settings', path: reading.file, bytes, oldHash: reading.hash },
      ],
    },
  ];
}

/** Writes what the last preview showed: certificate and settings of each folder under one intent. */
export async function applyImport(
  context: MfaContext,
  id: string,
  expects: string,
): Promise<MfaImportResult> {
  return await writes.run(async () => {
    const session = context.sessions.get(id);
    const certificate = requireUsable(session);
    if (session.applied)
      throw new AppError('BAD_REQUEST', 'This import is done already. Choose the ZIP again for another.');
    if (session.preview === null) {
      throw new AppError('BAD_REQUEST', 'Nothing was written: look at the preview of this import first.');
    }
    const request = requestFor(context, session, session.preview);
    const readings = await readFolders(context.ports.serviceFolders());
    context.snapshots.check(readings, expects);
    planSettings(readings, request);
    const newHash = hashOf(session.certificateBytes);
    return await withLocks(context, lockable(readings), async locked => {
      const placed = await withPlaces(await lockedPlans(context, request, expects, locked));
      const outcomes = await writeJobs(
        context,
        placed.flatMap(({ plan, place }) => importJob(session, plan, place)),
      );
      const results = placed.map(({ plan, place }) => {
        const outcome = outcomes.get(plan.reading.folder) ?? { error: plan.problem, backups: [] };
        const changed = plan.names.length > 0 || plan.reading.state === 'absent' || place.hash !== newHash;
        return {
          plan,
          outcome,
          result: folderResult(plan.reading, outcome, changed, 'The credentials were imported.'),
        };
      });
      const done = results.filter(({ result }) => result.ok);
      for (const { plan } of done) {
        // A folder that was there before may be open to others; where that cannot be mended, the findings below say so.
        const folder = dirname(certificatePath(plan.reading.folder));
        await context.guard.repair({ path: folder, what: 'folder' }).catch(() => undefined);
      }
      if (done.some(({ result }) => result.changed)) {
        context.ports.record({
          kind: 'credentials-imported',
          message: `MFA credentials were imported: certificate ${certificate.subject}, valid until ${certificate.notAfter.slice(0, 10)}.`,
          detail: {
            folders: done.map(({ plan }) => plan.reading.folder),
            changes: changesOf(placed.map(({ plan }) => plan)),
            fingerprint: certificate.fingerprint,
            zip: session.path,
          },
        });
      }
      const files: Guarded[] = done.flatMap(({ plan, outcome }) => [
        { path: plan.reading.file, what: 'settings' as const },
        { path: certificatePath(plan.reading.folder), what: 'certificate' as const },
        { path: dirname(certificatePath(plan.reading.folder)), what: 'folder' as const },
        ...outcome.backups.map(path => ({ path, what: 'backup' as const })),
      ]);
      const made = done.filter(({ plan }) => plan.reading.state === 'absent');
      const result = await writeResult(
        context,
        results.map(one => one.result),
        results.flatMap(({ outcome }) => (outcome.error === null ? [] : [outcome.error])),
        [...files, { path: session.path, what: 'zip' }],
        [...made.map(({ plan }) => rootFinding(plan.reading.file)), ...session.findings],
      );
      session.applied = true;
      // What was written is not needed any more; the path is, for deleting the ZIP.
      session.certificateBytes.fill(0);
      session.values = {};
      return { ...result, session: id, certificate, zip: session.path };
    });
  });
}

export const deletedWarning =
  'The ZIP was deleted, not shredded: until its place on the disk is overwritten, it can be recovered. Empty the browser’s and the backup’s copies too.';

/** Deletes the ZIP of an import that was applied. */
export async function deleteZip(
  context: MfaContext,
  id: string,
): Promise<{ deleted: true; path: string; warning: string }> {
  const session = context.sessions.get(id);
  if (!session.applied) {
    throw new AppError(
      'BAD_REQUEST',
      'The ZIP is deleted only after it was imported. Apply the import first.',
    );
  }
  await deleteOpened(session);
  context.ports.record({
    kind: 'zip-deleted',
    message: `The credential ZIP ${session.path} was deleted.`,
    detail: { path: session.path },
  });
  context.sessions.end(id);
  return { deleted: true, path: session.path, warning: deletedWarning };
}
