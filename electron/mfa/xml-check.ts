import { SaxesParser } from 'saxes';
import { AppError } from '../../shared/contract/errors.ts';

/** Deepest nesting that is read. The tree parser behind this check recurses, and would overflow the stack. */
export const maxDepth = 100;

/**
 * Reads the text once without building anything, and refuses what must not reach the tree parser: text that is not well formed,
 * DOCTYPE (and so entities of its own), depth over 100. The parser's own words are not shown: they may quote the text.
 */
export function checkXml(text: string): void {
  const parser = new SaxesParser({ xmlns: true, position: true });
  let depth = 0;
  const refuse = (message: string): never => {
    throw new AppError('BAD_REQUEST', message);
  };
  parser.on('doctype', () =>
    refuse(
      'The file has a DOCTYPE, and may define entities of its own. Take the DOCTYPE out: settings need none.',
    ),
  );
  parser.on('opentagstart', () => {
    depth += 1;
    if (depth > maxDepth)
      refuse(`The file’s elements are nested deeper than ${maxDepth}. It is no MfaSettings.xml.`);
  });
  parser.on('closetag', () => {
    depth -= 1;
  });
  parser.on('error', error => refuse(explain(error.message, parser.line)));
  parser.write(text).close();
}

/** Says in our words where and, for the usual faults, why the text is not well formed. */
function explain(message: string, line: number): string {
  const at = `The file is not well-formed XML (line ${line})`;
  const mend = 'Mend it in a text editor, or restore a backup.';
  if (/documents? may contain only one root/i.test(message)) {
    return `The file has a second root element (line ${line}). XML has exactly one. ${mend}`;
  }
  if (/text data outside of root/i.test(message))
    return `${at}: there is text outside the root element. ${mend}`;
  if (/undefined entity/i.test(message)) return `${at}: it uses an entity that is not defined. ${mend}`;
  if (/unclosed tag|unexpected end/i.test(message)) return `${at}: an element is not closed. ${mend}`;
  if (/unmatched closing tag|unexpected close tag/i.test(message))
    return `${at}: a closing tag has no matching start. ${mend}`;
  if (/must contain a root element/i.test(message)) return `The file has no root element. ${mend}`;
  if (/unbound namespace prefix/i.test(message))
    return `${at}: a name has a prefix that is not declared. ${mend}`;
  if (/disallowed character/i.test(message))
    return `${at}: a character stands where it is not allowed. ${mend}`;
  return `${at}. ${mend}`;
}
