import { limits } from './limits.ts';
import { fromBase64, refuse, utf8, wantedAttributes, type RawRecord, type RawValue } from './record.ts';

/**
 * Reads LDIF (RFC 2849) as it comes: `push` takes the next piece of the text and answers the records that it completed,
 * `end` the last one. Content records and `changetype: add` are records; what would change or delete an entry, and what
 * would make us read another file (`:<`), is refused with its line.
 */
export class LdifParser {
  private rest = '';
  /** The number of the physical line that comes next. */
  private next = 1;
  /** The logical line so far, and where it began; null before the first and after a blank line. */
  private logical: string | null = null;
  private logicalLine = 0;
  private record: RawRecord | null = null;
  private sawAny = false;
  private readonly any: boolean;

  /** With `any` every attribute is kept, whatever it is called. */
  constructor({ any = false }: { any?: boolean } = {}) {
    this.any = any;
  }

  push(text: string): RawRecord[] {
    const done: RawRecord[] = [];
    const all = this.rest + text;
    let from = 0;
    for (let end = all.indexOf('\n'); end >= 0; end = all.indexOf('\n', from)) {
      this.physical(all.slice(from, all[end - 1] === '\r' && end > from ? end - 1 : end), done);
      from = end + 1;
    }
    this.rest = all.slice(from);
    if (this.rest.length > limits.line) throw tooLong(this.next);
    return done;
  }

  end(): RawRecord[] {
    const done: RawRecord[] = [];
    if (this.rest !== '') this.physical(this.rest.replace(/\r$/, ''), done);
    this.rest = '';
    this.flush();
    this.close(done);
    return done;
  }

  private physical(line: string, done: RawRecord[]): void {
    const number = this.next++;
    if (line.startsWith(' ')) {
      if (this.logical === null) throw refuse(number, 'continues a line, but there is none before it.');
      if (this.logical.length + line.length > limits.line) throw tooLong(number);
      this.logical += line.slice(1);
      return;
    }
    this.flush();
    if (line === '') {
      this.close(done);
      return;
    }
    if (line.length > limits.line) throw tooLong(number);
    this.logical = line;
    this.logicalLine = number;
  }

  /** Understands the logical line that has ended. */
  private flush(): void {
    const line = this.logical;
    this.logical = null;
    if (line === null || line.startsWith('#')) return;
    const at = this.logicalLine;
    const colon = line.indexOf(':');
    if (colon <= 0) {
      throw refuse(at, `"${line.slice(0, 40)}" is no LDIF: an attribute's name and a colon were expected.`);
    }
    const name = line.slice(0, colon).split(';', 1)[0]!.trim().toLowerCase();
    const first = !this.sawAny;
    this.sawAny = true;
    if (name === 'version' && this.record === null) {
      if (!first || line.slice(colon + 1).trim() !== '1') {
        throw refuse(at, 'only LDIF version 1 is read, and "version: 1" is only at the beginning.');
      }
      return;
    }
    if (this.record === null) {
      if (name !== 'dn') throw refuse(at, 'an entry begins with "dn:". Export the directory again.');
      const dn = textOf(valueOf(line, colon, at, 'dn'), at, 'dn');
      this.record = { line: at, dn, values: new Map() };
      return;
    }
    this.attribute(name, line, colon, at, this.record);
  }

  private attribute(name: string, line: string, colon: number, at: number, record: RawRecord): void {
    if (name === 'dn') throw refuse(at, 'an entry has a second "dn:". A blank line is missing before it.');
    if (name === 'changetype') {
      const type = line
        .slice(colon + 1)
        .trim()
        .toLowerCase();
      if (type === 'add') return;
      throw refuse(
        at,
        `"changetype: ${type.slice(0, 20)}" changes a directory and does not describe one. Export it with ldifde.`,
      );
    }
    if (name === 'control')
      throw refuse(at, '"control:" is for changing a directory. Export it with ldifde.');
    if (line[colon + 1] === '<') {
      throw refuse(
        at,
        `the value of ${name} is in another file (":<"), which is not read. Export the directory again.`,
      );
    }
    if (!this.any && !wantedAttributes.has(name)) return;
    if (record.values.size >= limits.columns && !record.values.has(name)) return;
    const list = record.values.get(name);
    const value = valueOf(line, colon, at, name);
    if (list) list.push(value);
    else record.values.set(name, [value]);
  }

  private close(done: RawRecord[]): void {
    if (this.record) done.push(this.record);
    this.record = null;
  }
}

function valueOf(line: string, colon: number, at: number, name: string): RawValue {
  if (line[colon + 1] !== ':') return line.slice(colon + 1).replace(/^ +/, '');
  const bytes = fromBase64(line.slice(colon + 2).trim());
  if (!bytes) throw refuse(at, `the value of ${name} is not base64. Export the directory again.`);
  return bytes;
}

function textOf(value: RawValue, at: number, name: string): string {
  return typeof value === 'string' ? value : utf8(value, at, name);
}

function tooLong(line: number) {
  return refuse(
    line,
    `is longer than ${limits.line.toLocaleString('en')} characters. Leave that attribute out of the export (-o).`,
  );
}
