import { AppError } from '../../shared/contract/errors.ts';
import { CsvParser, type CsvOptions } from './csv.ts';
import { domainOfDn } from './dn.ts';
import { saidKind } from './entries.ts';
import { LdifParser } from './ldif.ts';
import { limits } from './limits.ts';
import type { RawRecord, RawValue } from './record.ts';
import { readSid } from './sid.ts';
import { bytesOfFile, textOf } from './text-source.ts';

/** A file of people as a table: any columns, for somebody to say which is which. */
export interface PeopleTable {
  /** Names as the file writes them, in its order. Rows are asked by the name in lower case. */
  columns: string[];
  rows: PeopleRow[];
  /** Objects that are no users: groups, computers, containers. */
  passedOver: number;
}
export interface PeopleRow {
  line: number;
  /** The domain of its distinguished name; '' where it has none. */
  domain: string;
  /** The first text of each column, by the column's name in lower case. */
  values: ReadonlyMap<string, string>;
  /** Why the row is not as the file's first line says; null where it is. */
  misfit: string | null;
}

/** Most people of one file. */
const mostRows = 100_000;

/**
 * Reads LDIF, or CSV with commas, semicolons or tabs, told by the content. Throws AppError BAD_REQUEST with the line and a remedy for
 * what cannot be read; a CSV row of another width is kept and marked. NOT_FOUND and UNAVAILABLE by the file system.
 */
export async function readPeople(path: string): Promise<PeopleTable> {
  let parser: CsvParser | LdifParser | null = null;
  const rows: PeopleRow[] = [];
  const seen = new Map<string, string>();
  let passedOver = 0;
  let head = '';
  const take = (records: RawRecord[]) => {
    for (const record of records) {
      const kind = saidKind(record);
      if (kind === 'group' || kind === null) passedOver += 1;
      else if (rows.length >= mostRows) throw tooMany();
      else rows.push(rowOf(record, seen));
    }
  };
  try {
    for await (const text of textOf(bytesOfFile(path))) {
      head += parser === null ? text : '';
      // The first line tells what the file is.
      if (parser === null && !head.includes('\n')) continue;
      parser ??= parserOf(head);
      take(parser.push(head === '' ? text : head));
      head = '';
    }
    parser ??= parserOf(head);
    take(parser.push(head));
    take(parser.end());
  } catch (error) {
    throw asFileError(error, path);
  }
  const columns = parser instanceof CsvParser ? parser.names.filter(name => name !== '') : [...seen.values()];
  return { columns, rows, passedOver };
}

function parserOf(head: string): CsvParser | LdifParser {
  const line = head.replace(/^(?:\s*\n|#.*\n)+/, '').split(/\r?\n/, 1)[0] ?? '';
  if (/^(?:version:\s*1\s*$|dn::?\s)/i.test(line)) return new LdifParser({ any: true });
  const count = (mark: string) => line.split(mark).length;
  const separators = [',', ';', '\t'] as const satisfies CsvOptions['separator'][];
  const separator = separators.reduce((best, one) => (count(one) > count(best) ? one : best));
  return new CsvParser({ separator, any: true });
}

function rowOf(record: RawRecord, seen: Map<string, string>): PeopleRow {
  const values = new Map<string, string>();
  for (const [name, [first]] of record.values) {
    const text = first === undefined ? null : textOfValue(name, first);
    if (text === null || text === '') continue;
    values.set(name, text);
    if (!seen.has(name)) seen.set(name, name);
  }
  return { line: record.line, domain: domainOfDn(record.dn), values, misfit: record.misfit ?? null };
}

/** Bytes that are no text (photographs, certificates) and texts that no field could hold are passed over. */
function textOfValue(name: string, value: RawValue): string | null {
  if (name === 'objectsid') return readSid(value);
  let text: string;
  if (typeof value === 'string') text = value;
  else {
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(value);
    } catch {
      return null;
    }
  }
  return text.length > limits.text || text.includes('\0') ? null : text.trim();
}

function tooMany(): AppError {
  return new AppError(
    'BAD_REQUEST',
    `The file holds more than ${mostRows.toLocaleString('en')} users. Divide it, or export fewer with the switch -r or -d.`,
  );
}

function asFileError(error: unknown, path: string): unknown {
  if (error instanceof AppError || !(error instanceof Error) || !('syscall' in error)) return error;
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ENOENT')
    return new AppError('NOT_FOUND', `${path} does not exist. Check the name.`, { cause: error });
  return new AppError('UNAVAILABLE', `${path} cannot be read (${String(code)}). Check who may read it.`, {
    cause: error,
  });
}
