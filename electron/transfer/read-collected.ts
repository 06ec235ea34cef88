import { AppError } from '../../shared/contract/errors.ts';
import {
  collectedFile,
  collectedFormat,
  collectedLimits,
  collectedVersion,
  type CollectedFile,
} from '../../shared/domain/transfer.ts';
import { parseJson, readTextFile, type ReadFile } from './read-file.ts';

/** A file of the collect script, its frame checked; its objects are read by `fromMim`, one by one. */
export interface Collected extends Omit<ReadFile, 'text'> {
  file: CollectedFile;
}

/** Opens a file of the collect script. BAD_REQUEST says what is wrong with it, and what to do; NOT_FOUND, UNAVAILABLE. */
export async function readCollected(path: string): Promise<Collected> {
  const { text, ...read } = await readTextFile(
    path,
    collectedLimits.bytes,
    'A file of the collect script with 100,000 objects',
  );
  return { ...read, file: checkCollected(parseJson({ ...read, text }), path) };
}

/** The frame of a collected file. Throws BAD_REQUEST. */
export function checkCollected(value: unknown, path: string): CollectedFile {
  const head = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  if (head['Format'] !== collectedFormat) {
    throw new AppError(
      'BAD_REQUEST',
      `${path} is not a file of the collect script: it does not begin with Format "${collectedFormat}". Run the script on the MIM server and choose the file that it names.`,
    );
  }
  if (head['Version'] !== collectedVersion) {
    throw new AppError(
      'BAD_REQUEST',
      `${path} has version ${JSON.stringify(head['Version'])?.slice(0, 20)}, and this console reads version ${collectedVersion}. Save the collect script from this console and run it again.`,
    );
  }
  const parsed = collectedFile.safeParse(value);
  if (!parsed.success) {
    const issues = parsed.error.issues.slice(0, 20).map(issue => {
      const where = issue.path.map(String).join('.');
      return { path: where, message: `${where === '' ? 'The file' : where}: ${issue.message}` };
    });
    throw new AppError('BAD_REQUEST', `${path} is not as the collect script writes it. Collect again.`, {
      issues,
    });
  }
  const { Users, Groups, Roles, Requests } = parsed.data;
  const total = Users.length + Groups.length + Roles.length + Requests.length;
  if (total > collectedLimits.objects) {
    throw new AppError(
      'BAD_REQUEST',
      `${path} holds ${total.toLocaleString('en')} objects, and ${collectedLimits.objects.toLocaleString('en')} are the most. Remove old requests from the script’s run, for example by -Active instead of -All.`,
    );
  }
  return parsed.data;
}
