import { readFileSync, statSync } from 'node:fs';
import { AppError } from '../../shared/contract/errors.ts';
import { scenario, scenarioLimits, type Scenario } from '../../shared/domain/scenario.ts';
import { writeWhole } from '../events/write-whole.ts';
import { guarded } from '../store/failures.ts';

const refused = 'The scenario was not opened';
const mostIssues = 20;

/** Reads and checks a scenario file. Throws UNAVAILABLE for what the disk refuses, BAD_REQUEST for what is no scenario. */
export function readScenario(path: string): Scenario {
  const text = guarded(refused, path, () => {
    if (statSync(path).size > scenarioLimits.bytes) {
      const most = scenarioLimits.bytes / 1024 / 1024;
      throw new AppError('BAD_REQUEST', `${refused}: ${path} is larger than ${most} MB.`);
    }
    return readFileSync(path, 'utf8');
  });
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new AppError(
      'BAD_REQUEST',
      `${refused}: ${path} is not JSON. Choose a scenario that was saved here.`,
    );
  }
  const read = scenario.safeParse(value);
  if (read.success) return read.data;
  const issues = read.error.issues
    .slice(0, mostIssues)
    .map(({ path: place, message }) => ({ path: place.join('.'), message }));
  const [first] = issues;
  throw new AppError(
    'BAD_REQUEST',
    `${refused}: ${path} is no scenario. ${first?.path === '' ? '' : `At ${first?.path}: `}${first?.message}`,
    { issues },
  );
}

/** Writes a scenario for people to read: two spaces, a line feed at the end. */
export async function writeScenario(path: string, value: Scenario): Promise<void> {
  await writeWhole(path, 'The scenario was not saved', append =>
    append(`${JSON.stringify(value, null, 2)}\n`),
  );
}
