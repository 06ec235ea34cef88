import { AppError } from '../../shared/contract/errors.ts';
import { CsvParser } from './csv.ts';
import { toEntry, type ReadEntry } from './entries.ts';
import { LdifParser } from './ldif.ts';
import { limits } from './limits.ts';
import type { RawRecord } from './record.ts';
import { textOf, type TextSource } from './text-source.ts';

/**
 * Reads an export of ldifde: users and groups in the file's order, one by one as they are read, other objects passed over.
 * Throws AppError BAD_REQUEST with the line and a remedy for what cannot be read, and for more than the caps allow.
 */
export function readLdif(source: TextSource): AsyncGenerator<ReadEntry> {
  return read(new LdifParser(), source);
}

/** As `readLdif`, for an export of csvde. */
export function readCsv(source: TextSource): AsyncGenerator<ReadEntry> {
  return read(new CsvParser(), source);
}

interface Parser {
  push(text: string): RawRecord[];
  end(): RawRecord[];
}

async function* read(parser: Parser, source: TextSource): AsyncGenerator<ReadEntry> {
  let count = 0;
  function* entries(records: RawRecord[]): Generator<ReadEntry> {
    for (const record of records) {
      const entry = toEntry(record);
      if (!entry) continue;
      if (++count > limits.entries) throw tooMany();
      yield entry;
    }
  }
  for await (const text of textOf(source)) yield* entries(parser.push(text));
  yield* entries(parser.end());
}

function tooMany(): AppError {
  return new AppError(
    'BAD_REQUEST',
    `The file holds more than ${limits.entries.toLocaleString('en')} users and groups. Export fewer with the switch -r or -d.`,
  );
}
