import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../shared/contract/errors.ts';
import type { UserFileMapping, UserFileSummary } from '../../shared/domain/user-file.ts';
import type { PeopleTable } from '../directory/table.ts';
import { csv } from '../events/export.ts';
import { writeWhole } from '../events/write-whole.ts';
import { entryOfNewUser } from '../pam/users-new.ts';
import type { Actor, Entry } from '../store/entry.ts';
import type { Control } from './control.ts';
import { checkMapping, guessMapping } from './user-mapping.ts';
import { createRowChecker, type CheckedRow, type UserFilePorts } from './user-rows.ts';

export interface UserFileSessionPorts extends UserFilePorts {
  /** Reads a file of people as a table; from the directory's readers. */
  readPeople(path: string): Promise<PeopleTable>;
  /** Brings CORP up to date before the rows are looked up there. */
  refreshCorp(): Promise<void>;
}

/** A file of people that was opened, its rows checked under the present mapping. */
export interface UserFileSession {
  summary(): UserFileSummary;
  /** Reads the rows by other columns, as another session: what was looked at before cannot be imported any more. */
  map(mapping: UserFileMapping): Promise<UserFileSummary>;
  rows(only: 'all' | 'good' | 'bad'): CheckedRow[];
  saveProblems(path: string): Promise<number>;
  /** Checks that the rows still are as they were looked at; the work it answers makes the users. */
  import(by: { actor: Actor; reason: string }): (control: Control) => Promise<string>;
  close(): void;
}

/** Rows between two looks at the signal; other calls are served there. */
const slice = 250;

export async function openUserFile(path: string, ports: UserFileSessionPorts): Promise<UserFileSession> {
  const { store } = ports;
  await ports.refreshCorp();
  const table = await ports.readPeople(path);
  const { columns } = table;
  const sha256 = digestOf(table);
  let session = ports.uuid();
  const examples = columns.map(name => ({
    name,
    example: table.rows.find(row => row.values.has(name.toLowerCase()))?.values.get(name.toLowerCase()) ?? '',
  }));
  let mapping = guessMapping(columns, store.consoleConfiguration().phoneAttributes);
  let checked = await checkRows(table, mapping, ports);
  let stale = false;
  const close = store.onCommit(touched => {
    if (touched.has('user') || touched.has('consoleConfiguration') || touched.has('pamConfiguration'))
      stale = true;
  });

  const good = () => checked.filter(({ made }) => made !== null);
  const summary = (): UserFileSummary => ({
    session,
    path,
    sha256,
    columns: examples,
    mapping,
    rows: checked.length,
    good: good().length,
    bad: checked.length - good().length,
    passedOver: table.passedOver,
  });
  /** The rows were checked against the users of that moment: no account is taken as long as none of them changed. */
  function fresh(): void {
    if (stale)
      throw new AppError(
        'CONFLICT',
        'Users or the configuration were changed here since the file was checked. Nobody was imported. Open the file again.',
      );
  }

  return {
    summary,
    close,
    async map(next) {
      checkMapping(columns, next);
      const rows = await checkRows(table, next, ports);
      mapping = next;
      checked = rows;
      session = ports.uuid();
      stale = false;
      return summary();
    },
    rows: only =>
      only === 'all' ? checked : checked.filter(({ made }) => (made !== null) === (only === 'good')),
    async saveProblems(to) {
      const bad = checked.filter(({ made }) => made === null);
      await writeWhole(to, 'The rows with problems were not saved', append => {
        append(csv([['Line', 'Problems', ...columns]]));
        for (let at = 0; at < bad.length; at += 1000)
          append(
            csv(
              bad
                .slice(at, at + 1000)
                .map(({ row, view }) => [
                  view.line,
                  view.problems.join(' '),
                  ...columns.map(name => row.values.get(name.toLowerCase()) ?? ''),
                ]),
            ),
          );
      });
      return bad.length;
    },
    import({ actor, reason }) {
      fresh();
      const rows = good();
      if (rows.length === 0)
        throw new AppError('BAD_REQUEST', 'No row is without problems, so there is nobody to import.');
      return async ({ signal, progress }) => {
        const entries: Entry[] = [];
        for (let at = 0; at < rows.length; at += slice) {
          if (signal.aborted) throw new AppError('CANCELLED', 'Cancelled. Nobody was imported.');
          for (const { made, pipeline } of rows.slice(at, at + slice)) {
            if (made === null) continue;
            entries.push({
              ...actor,
              reason,
              command: pipeline,
              cause: { file: path, sha256 },
              ...entryOfNewUser(made, ports),
            });
          }
          progress(Math.min(rows.length, at + slice), rows.length);
          await setImmediate();
        }
        if (signal.aborted) throw new AppError('CANCELLED', 'Cancelled. Nobody was imported.');
        const left = checked.length - rows.length;
        const told = `${entries.length} user${entries.length === 1 ? ' was' : 's were'} imported from ${path}${left === 0 ? '' : `; ${left} row${left === 1 ? '' : 's'} with problems ${left === 1 ? 'was' : 'were'} left out`}.`;
        store.transaction(() => {
          fresh();
          for (const entry of entries) store.apply(entry);
          store.apply({
            ...actor,
            event: 9083,
            message: told,
            reason,
            cause: { file: path, sha256, mapping, users: entries.length, left },
            changes: [],
          });
        });
        return told;
      };
    },
  };
}

async function checkRows(
  table: PeopleTable,
  mapping: UserFileMapping,
  ports: UserFilePorts,
): Promise<CheckedRow[]> {
  const check = createRowChecker(mapping, ports);
  const checked: CheckedRow[] = [];
  for (let at = 0; at < table.rows.length; at += slice) {
    checked.push(...table.rows.slice(at, at + slice).map(check));
    await setImmediate();
  }
  return checked;
}

/** What tells the table from another: its rows as they were read. */
function digestOf({ columns, rows }: PeopleTable): string {
  const hash = createHash('sha256').update(JSON.stringify(columns));
  for (const { values } of rows) hash.update(JSON.stringify([...values]));
  return hash.digest('hex');
}
