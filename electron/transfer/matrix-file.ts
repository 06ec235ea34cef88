import { setImmediate } from 'node:timers/promises';
import type { Matrix } from '../../shared/contract/matrix.ts';
import { csv } from '../events/export.ts';
import { writeWhole } from '../events/write-whole.ts';

/** Cells between two looks at others who wait. */
const chunk = 50_000;

/** What a user is to a role; '' where nothing. Times as ISO 8601 in UTC. */
interface Standing {
  candidate: boolean;
  approver: boolean;
  /** Milliseconds UTC; null where no end is known. Absent where the role is not held. */
  until?: number | null;
}

/** Writes the matrix as CSV; answers how many lines follow its head. UNAVAILABLE by the disk leaves nothing behind (`writeWhole`). */
export async function writeMatrix(matrix: Matrix, shape: 'table' | 'list', path: string): Promise<number> {
  const standings = standingsOf(matrix);
  return writeWhole(path, 'The matrix was not exported', async append => {
    let waiting: (string | null)[][] = [[...(shape === 'table' ? tableHead(matrix) : listHead)]];
    let [lines, cells] = [0, 0];
    const flush = async () => {
      append(csv(waiting));
      [waiting, cells] = [[], 0];
      await setImmediate();
    };
    for (const [place, user] of matrix.users.entries()) {
      const of = standings[place] ?? new Map<number, Standing>();
      const made = shape === 'table' ? [tableLine(matrix, place, of)] : listLines(matrix, user, of);
      waiting.push(...made);
      lines += made.length;
      cells += made.reduce((sum, line) => sum + line.length, 0);
      if (cells >= chunk) await flush();
    }
    await flush();
    return lines;
  });
}

/** By user, what they are to the roles, by the role's place. */
function standingsOf(matrix: Matrix): Map<number, Standing>[] {
  const all = matrix.users.map(() => new Map<number, Standing>());
  const at = (user: number, role: number) => {
    const of = all[user];
    const known = of?.get(role) ?? { candidate: false, approver: false };
    of?.set(role, known);
    return known;
  };
  for (const [role, { candidates, approvers, active }] of matrix.roles.entries()) {
    for (const user of candidates) at(user, role).candidate = true;
    for (const user of approvers) at(user, role).approver = true;
    for (const { user, until } of active) at(user, role).until = until;
  }
  return all;
}

const tableHead = (matrix: Matrix) => ['User', 'PRIV account', ...matrix.roles.map(role => role.displayName)];
const listHead = ['User', 'PRIV account', 'Role', 'Candidate', 'Approver', 'Active until'];

function tableLine(matrix: Matrix, place: number, of: Map<number, Standing>): string[] {
  const cells = new Array<string>(matrix.roles.length).fill('');
  for (const [role, standing] of of) cells[role] = inWords(standing);
  const { name = '', privAccountName = '' } = matrix.users[place] ?? {};
  return [name, privAccountName, ...cells];
}

function listLines(matrix: Matrix, user: Matrix['users'][number], of: Map<number, Standing>): string[][] {
  return [...of]
    .sort(([a], [b]) => a - b)
    .map(([role, { candidate, approver, until }]) => [
      user.name,
      user.privAccountName,
      matrix.roles[role]?.displayName ?? '',
      candidate ? 'yes' : 'no',
      approver ? 'yes' : 'no',
      until === undefined ? '' : moment(until),
    ]);
}

/** `candidate, approver, active until 2026-11-24T12:00:00.000Z`. */
function inWords({ candidate, approver, until }: Standing): string {
  const words = [];
  if (candidate) words.push('candidate');
  if (approver) words.push('approver');
  if (until !== undefined) words.push(until === null ? 'active' : `active until ${moment(until)}`);
  return words.join(', ');
}

const moment = (at: number | null) => (at === null ? 'unknown' : new Date(at).toISOString());
