import { limits } from './limits.ts';
import { refuse, utf8, wantedAttributes, type RawRecord, type RawValue } from './record.ts';

const quote = 34;
const newline = 10;
const carriageReturn = 13;

/** Where the reader stands within a field. */
type At = 'start' | 'plain' | 'quoted' | 'closed';

export interface CsvOptions {
  /** What stands between fields; a comma unless told otherwise. */
  separator?: ',' | ';' | '\t';
  /** Every column is kept, whatever it is called, and a row with more or fewer fields is marked and not refused. */
  any?: boolean;
}

/**
 * Reads CSV (RFC 4180) as it comes: `push` takes the next piece of the text and answers the rows that it completed, `end`
 * the last one. The first row names the columns. Blank lines are passed over.
 */
export class CsvParser {
  private at: At = 'start';
  private field = '';
  private row: string[] = [];
  private line = 1;
  private rowLine = 1;
  private columns: Column[] | null = null;
  private width = 0;
  private quoteLine = 0;
  private readonly separator: number;
  private readonly any: boolean;
  /** The names of the columns as the first row gives them. */
  names: string[] = [];

  constructor({ separator = ',', any = false }: CsvOptions = {}) {
    this.separator = separator.charCodeAt(0);
    this.any = any;
  }

  push(text: string): RawRecord[] {
    const done: RawRecord[] = [];
    // Where the run of ordinary characters that is not yet in `field` begins.
    let run = 0;
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c === newline) this.line++;
      if (this.at === 'quoted') {
        if (c !== quote) continue;
        this.keep(text, run, i);
        this.at = 'closed';
        run = i + 1;
      } else if (c === quote) {
        if (this.at === 'plain') {
          throw refuse(
            this.line,
            'a quotation mark stands within a field. Put the field in quotation marks and double the one within it.',
          );
        }
        // After a closed field a second mark is one of the text; before a field it opens it.
        run = this.at === 'closed' ? i : i + 1;
        this.at = 'quoted';
        this.quoteLine = this.line;
      } else if (c === this.separator || c === newline) {
        this.keep(text, run, i);
        this.endField();
        if (c === newline) this.endRow(done);
        run = i + 1;
      } else if (this.at === 'closed') {
        if (c !== carriageReturn)
          throw refuse(this.line, 'text follows a closing quotation mark. Put a comma after it.');
        run = i + 1;
      } else {
        this.at = 'plain';
      }
    }
    this.keep(text, run, text.length);
    return done;
  }

  end(): RawRecord[] {
    const done: RawRecord[] = [];
    if (this.at === 'quoted') {
      throw refuse(this.quoteLine, 'a quotation mark is not closed. The file may be cut off: copy it again.');
    }
    if (this.at !== 'start' || this.row.length > 0) {
      this.endField();
      this.line++;
      this.endRow(done);
    }
    if (!this.columns)
      throw refuse(1, 'the names of the columns are missing. Export the directory again with csvde.');
    return done;
  }

  private keep(text: string, from: number, to: number): void {
    if (to > from) this.field += text.slice(from, to);
    if (this.field.length > limits.line) {
      throw refuse(
        this.line,
        `a field is longer than ${limits.line.toLocaleString('en')} characters. Leave that attribute out of the export (-o).`,
      );
    }
  }

  private endField(): void {
    // The carriage return of the line's end is not of an unquoted field.
    this.row.push(this.at === 'plain' ? this.field.replace(/\r$/, '') : this.field);
    if (this.row.length > limits.columns) throw refuse(this.line, `has more than ${limits.columns} columns.`);
    this.field = '';
    this.at = 'start';
  }

  private endRow(done: RawRecord[]): void {
    const { row, rowLine: line } = this;
    this.row = [];
    this.rowLine = this.line;
    if (row.length === 1 && row[0] === '') return;
    if (!this.columns) {
      this.names = row.map(text => text.trim());
      this.columns = this.any ? allColumns(row, line) : columnsOf(row, line);
      this.width = row.length;
      return;
    }
    const record: RawRecord = { line, dn: '', values: new Map() };
    if (row.length !== this.width) {
      const misfit = `has ${row.length} fields where the first line names ${this.width} columns. Put fields with commas in quotation marks.`;
      if (!this.any) throw refuse(line, misfit);
      record.misfit = misfit;
    }
    for (const { name, index } of this.columns) {
      const text = row[index] ?? '';
      if (text === '') continue;
      const value = unhex(text);
      if (name !== 'dn') record.values.set(name, typeof value === 'string' ? split(name, value) : [value]);
      else record.dn ||= typeof value === 'string' ? value : utf8(value, line, 'DN');
    }
    done.push(record);
  }
}

interface Column {
  name: string;
  index: number;
}

function columnsOf(row: string[], line: number): Column[] {
  const names = row.map(text => text.trim().toLowerCase());
  if (!names.includes('samaccountname')) {
    const other = row.length === 1 && /[;\t]/.test(row[0]!);
    throw refuse(
      line,
      other
        ? 'the columns are not separated by commas. Save the file with commas, as csvde writes it.'
        : 'the column sAMAccountName is missing. The first line names the columns: export the directory with csvde.',
    );
  }
  const columns: Column[] = [];
  names.forEach((text, index) => {
    const name = text === 'distinguishedname' ? 'dn' : text;
    if (name !== 'dn' && !wantedAttributes.has(name)) return;
    // csvde writes the name twice if distinguishedName is asked for: DN and distinguishedName.
    if (name !== 'dn' && names.indexOf(text) !== index) {
      throw refuse(line, `the column ${row[index]!.trim()} is there twice. Remove one of them.`);
    }
    columns.push({ name, index });
  });
  return columns;
}

/** Every column by its name in lower case; the nameless ones are passed over. */
function allColumns(row: string[], line: number): Column[] {
  const names = row.map(text => text.trim().toLowerCase());
  const columns = names.flatMap((name, index) => (name === '' ? [] : [{ name, index }]));
  if (columns.length === 0)
    throw refuse(line, 'the names of the columns are missing. Put them into the first line.');
  const twice = columns.find(({ name, index }) => names.indexOf(name) !== index);
  if (twice) throw refuse(line, `the column ${row[twice.index]!.trim()} is there twice. Remove one of them.`);
  return columns;
}

/** Classes are the one attribute of several values that is read: `top;person;user`. Others may hold semicolons of their own. */
function split(name: string, text: string): string[] {
  return name === 'objectclass' ? text.split(';').map(part => part.trim()) : [text];
}

/** csvde writes bytes, and without -u also text beyond ASCII, as `X'…'` in hexadecimal. */
function unhex(text: string): RawValue {
  const hex = /^X'((?:[0-9a-f]{2})+)'$/i.exec(text)?.[1];
  return hex === undefined ? text : Buffer.from(hex, 'hex');
}
