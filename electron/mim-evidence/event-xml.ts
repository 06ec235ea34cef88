import { SaxesParser } from 'saxes';
import { setImmediate } from 'node:timers/promises';
import type { MimEvent } from '../../shared/domain/mim-evidence.ts';
import { keep, wrong } from './limits.ts';

const piece = 64 * 1024;
const deepest = 50;

interface Open {
  line: number;
  id: string;
  time: string;
  source: string;
  /** The rendered message where the export has it, else the values that the event carries. */
  message: string;
  data: string[];
}

/**
 * Reads Event Viewer's XML: `<Events>` with `<Event>`s, or `<Event>` elements one after the other. Elements are known by their local names. No
 * DOCTYPE, so no entities of the file's own. Times are UTC as the log has them. Throws BAD_REQUEST with the line.
 */
export async function readEventXml(text: string): Promise<MimEvent[]> {
  const parser = new SaxesParser({ xmlns: true, fragment: true, position: true });
  const events: MimEvent[] = [];
  const path: string[] = [];
  let open: Open | null = null;
  let words = '';
  const noDoctype = (): never => {
    throw wrong(parser.line, 'the file has a DOCTYPE. Event Viewer writes none: export the log again.');
  };
  parser.on('doctype', noDoctype);
  parser.on('error', ({ message }) => {
    // In a fragment the parser takes it for an error before it reads it.
    if (/doctype/i.test(message)) noDoctype();
    throw wrong(parser.line, 'the file is not well-formed XML. It may be cut off: export the log again.');
  });
  parser.on('opentag', ({ local, attributes }) => {
    path.push(local);
    words = '';
    if (path.length > deepest)
      throw wrong(parser.line, `elements are nested deeper than ${deepest}. Export the log again.`);
    if (local === 'Event') {
      if (open !== null) throw wrong(parser.line, 'an Event stands within another. Export the log again.');
      open = { line: parser.line, id: '', time: '', source: '', message: '', data: [] };
    }
    if (open === null || path.at(-2) !== 'System') return;
    if (local === 'TimeCreated') open.time = attributes['SystemTime']?.value ?? '';
    if (local === 'Provider') open.source = attributes['Name']?.value ?? '';
  });
  const hear = (more: string) => {
    words += more;
  };
  parser.on('text', hear);
  parser.on('cdata', hear);
  parser.on('closetag', ({ local }) => {
    path.pop();
    if (open !== null) {
      const parent = path.at(-1);
      if (local === 'EventID' && parent === 'System') open.id = words.trim();
      else if (local === 'Message' && parent === 'RenderingInfo') open.message = words.trim();
      else if (local === 'Data') open.data.push(words.trim());
      else if (local === 'Event') {
        keep(events, finished(open));
        open = null;
      }
    }
    words = '';
  });
  // A fragment has no declaration of its own; the blanks keep the lines' numbers.
  const bare = text.replace(/^\s*<\?xml[^>]*\?>/, declaration => declaration.replace(/[^\n]/g, ' '));
  for (let at = 0; at < bare.length; at += piece) {
    parser.write(bare.slice(at, at + piece));
    await setImmediate();
  }
  parser.close();
  return events;
}

function finished({ line, id, time, source, message, data }: Open): MimEvent {
  if (!/^\d{1,9}$/.test(id))
    throw wrong(line, 'the event has no number in System/EventID. Export the log again as XML.');
  const at = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(time) ? Date.parse(time) : Number.NaN;
  if (!Number.isFinite(at))
    throw wrong(line, 'the event has no UTC time in System/TimeCreated. Export the log again as XML.');
  return { line, id: Number(id), at, source, message: message || data.filter(one => one !== '').join(' ') };
}
