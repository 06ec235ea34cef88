import { parseArgs } from 'node:util';
import { checkSeverities, type CheckSeverity } from '../../shared/domain/check.ts';

/** A wrong verb or flag of `pam` itself: exit code 2, where everything else that fails is 1. */
export class UsageError extends Error {}

export const usage = `pam [--forest DIR | --sample] [--as 'PRIV\\account'] VERB
  exec "<PowerShell line>"              runs cmdlets; prints an array of result objects
  run FILE.ps1 [--what-if] [--stop-at-first]
                                        runs a script in one transaction; one JSON object a statement
  call <command> ['<json input>']       calls a command of the console; prints its value
  events [--id N] [--limit N]           the history, newest first, one JSON object a line
  rebuild --check                       rebuilds from the history in memory and compares with the store; ends with 1
                                        where something differs
  past --at N|TIME [--to N|TIME | --role NAME]
                                        roles, users, groups and configuration as of an entry or a time; what differs
                                        from another moment; or who could have activated a role then, and why
  verify                                follows the chain through the history; ends with 1 where it is not as it was written
  bundle FILE.zip --reason TEXT [--id N]
                                        writes the history, or one kind of event, as an evidence bundle
  anchor [--file FILE.txt | --compare 'SIXTEEN WORDS'|FILE.txt]
                                        the end of the history as words for paper and as the line of a QR code, or to
                                        a file for removable media; or whether the history is still as words, line
                                        or file say: ends with 1 where it is not
  key [rotate --reason TEXT]            the public key that signs the history; or puts a new one in its place, which the
                                        old one signs
  import-credentials FILE.zip [--username U] [--country-code N] [--apply]
  checks [--severity error|warning|notice] [--all]
                                        what the checks find, as a JSON array, suppressed ones with --all;
                                        ends with 1 where an error is not suppressed
  settings                              MfaSettings.xml, secrets masked, with its back end
  settings set NAME=VALUE ...           writes elements
  settings check                        protection and validity
  request --role NAME --for ACCOUNT [--ttl SECONDS] [--call verified|no-answer|hung-up|STATUS]
  explain --role NAME --for ACCOUNT [--at TIME] [--ttl SECONDS] [--text]
                                        what would happen, gate by gate; nothing is done
  simulate FILE.json [--activations N]  runs a scenario and prints what it comes to; needs no forest
  collect-script [FILE.ps1]             the script that collects what MIM holds, on stdout or to a file
  import-mim FILE.json [--apply]        compares a collected file with the forest; takes what is new or differs
  import-users FILE [--map NAME=COLUMN ...] [--apply]
                                        checks users of a CSV or LDIF file row by row; makes those without problems
  export-configuration FILE.json        the whole configuration, without secrets and history
  serve                                 expiry and comparison with CORP until stopped`;

const flags = {
  forest: { type: 'string' },
  sample: { type: 'boolean' },
  as: { type: 'string' },
  id: { type: 'string' },
  limit: { type: 'string' },
  reason: { type: 'string' },
  username: { type: 'string' },
  'country-code': { type: 'string' },
  apply: { type: 'boolean' },
  map: { type: 'string', multiple: true },
  role: { type: 'string' },
  for: { type: 'string' },
  ttl: { type: 'string' },
  call: { type: 'string' },
  at: { type: 'string' },
  text: { type: 'boolean' },
  severity: { type: 'string' },
  all: { type: 'boolean' },
  'what-if': { type: 'boolean' },
  'stop-at-first': { type: 'boolean' },
  activations: { type: 'string' },
  check: { type: 'boolean' },
  compare: { type: 'string' },
  file: { type: 'string' },
  to: { type: 'string' },
} as const;
type Flag = keyof typeof flags;
type Switch = 'sample' | 'apply' | 'text' | 'all' | 'what-if' | 'stop-at-first' | 'check';

/** Which flags a verb takes beside --forest, --sample and --as, and how many words may follow it. */
const verbs = {
  exec: { flags: [], words: [1, 1] },
  run: { flags: ['what-if', 'stop-at-first'], words: [1, 1] },
  call: { flags: [], words: [1, 2] },
  events: { flags: ['id', 'limit'], words: [0, 0] },
  verify: { flags: [], words: [0, 0] },
  rebuild: { flags: ['check'], words: [0, 0] },
  past: { flags: ['at', 'to', 'role'], words: [0, 0] },
  bundle: { flags: ['reason', 'id'], words: [1, 1] },
  anchor: { flags: ['compare', 'file'], words: [0, 0] },
  key: { flags: ['reason'], words: [0, 1] },
  'import-credentials': { flags: ['username', 'country-code', 'apply'], words: [1, 1] },
  checks: { flags: ['severity', 'all'], words: [0, 0] },
  settings: { flags: [], words: [0, 1000] },
  'collect-script': { flags: [], words: [0, 1] },
  'import-mim': { flags: ['apply'], words: [1, 1] },
  'import-users': { flags: ['map', 'apply'], words: [1, 1] },
  'export-configuration': { flags: [], words: [1, 1] },
  request: { flags: ['role', 'for', 'ttl', 'call'], words: [0, 0] },
  explain: { flags: ['role', 'for', 'at', 'ttl', 'text'], words: [0, 0] },
  simulate: { flags: ['activations'], words: [1, 1] },
  serve: { flags: [], words: [0, 0] },
} as const satisfies Record<string, { flags: Flag[]; words: [number, number] }>;
export type Verb = keyof typeof verbs;

export interface PamArguments {
  verb: Verb;
  words: string[];
  flags: Partial<Record<Exclude<Flag, Switch | 'map'>, string>> &
    Partial<Record<Switch, boolean>> & { map?: string[] };
}

/** Reads the command line. Throws UsageError, in words, for what it does not know. */
export function readArguments(argv: readonly string[]): PamArguments {
  let parsed;
  try {
    parsed = parseArgs({ args: [...argv], options: flags, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const [verb, ...words] = parsed.positionals;
  if (verb === undefined || !Object.hasOwn(verbs, verb)) {
    throw new UsageError(verb === undefined ? 'pam needs a verb.' : `pam has no verb ${verb}.`);
  }
  const spec = verbs[verb as Verb];
  const allowed = new Set<string>(['forest', 'sample', 'as', ...spec.flags]);
  const extra = Object.keys(parsed.values).find(flag => !allowed.has(flag));
  if (extra !== undefined) throw new UsageError(`${verb} does not take --${extra}.`);
  const [least, most] = spec.words;
  if (words.length < least || words.length > most)
    throw new UsageError(`${verb} takes ${wordsOf(least, most)}.`);
  if (parsed.values.forest !== undefined && parsed.values.sample === true) {
    throw new UsageError('Give --forest or --sample, not both.');
  }
  const read: PamArguments = { verb: verb as Verb, words, flags: parsed.values };
  checkOf[read.verb]?.(read);
  return read;
}

/** What is more to a verb than its flags and words. All of it before a forest is opened, or made. */
const checkOf: Partial<Record<Verb, (read: PamArguments) => void>> = {
  events({ flags: { id, limit } }) {
    if (id !== undefined) wholeNumber('id', id, 0);
    if (limit !== undefined) wholeNumber('limit', limit, 1);
  },
  bundle({ flags: { id, reason } }) {
    if (id !== undefined) wholeNumber('id', id, 0);
    if (reason === undefined || reason.trim() === '')
      throw new UsageError('bundle needs --reason: whoever gets the file will ask.');
  },
  key({ words: [action], flags: { reason = '' } }) {
    if (action !== undefined && action !== 'rotate')
      throw new UsageError(`key takes nothing, or rotate, and ${action} is neither.`);
    if (action === 'rotate' && reason.trim() === '')
      throw new UsageError('key rotate needs --reason: it is in the history.');
    if (action === undefined && reason !== '') throw new UsageError('--reason goes with key rotate.');
  },
  anchor({ flags: { compare, file } }) {
    if (compare !== undefined && file !== undefined)
      throw new UsageError('anchor takes --file to save one, or --compare, not both.');
  },
  checks({ flags: { severity } }) {
    if (severity === undefined || isSeverity(severity)) return;
    throw new UsageError(`--severity is ${checkSeverities.join(', ')}, and ${severity} is none of them.`);
  },
  rebuild({ flags: { check } }) {
    if (check !== true)
      throw new UsageError('rebuild needs --check: it compares, and never writes over the store.');
  },
  past({ flags: { at, to, role } }) {
    if (at === undefined) throw new UsageError('past needs --at: the number of an entry, or a time.');
    if (to !== undefined && role !== undefined) throw new UsageError('Give --to or --role, not both.');
  },
  simulate({ flags: { activations } }) {
    if (activations !== undefined) wholeNumber('activations', activations, 1);
  },
  settings({ words: [action, ...rest] }) {
    if (action === undefined || (action === 'check' && rest.length === 0)) return;
    if (action !== 'set' || rest.length === 0) {
      throw new UsageError('settings takes nothing, check, or set NAME=VALUE ...');
    }
    const wrong = rest.find(pair => pair.indexOf('=') < 1);
    if (wrong !== undefined) throw new UsageError(`${wrong} is not NAME=VALUE.`);
  },
  request: checkRoleAndAccount,
  explain: checkRoleAndAccount,
};

function checkRoleAndAccount({ verb, flags: { role, for: account, ttl } }: PamArguments): void {
  if (role === undefined || account === undefined) throw new UsageError(`${verb} needs --role and --for.`);
  if (ttl !== undefined) wholeNumber('ttl', ttl, 0);
}

export function isSeverity(text: string): text is CheckSeverity {
  return (checkSeverities as readonly string[]).includes(text);
}

function wordsOf(least: number, most: number): string {
  if (most === 0) return 'no more words';
  return least === most ? `${least} word` : `${least} to ${most} words`;
}

/** A flag that is a whole number of at least `least`. */
export function wholeNumber(flag: string, text: string, least: number): number {
  const number = Number(text);
  if (!/^\d{1,10}$/.test(text) || number < least) {
    throw new UsageError(`--${flag} is a whole number of at least ${least}, and ${text} is not.`);
  }
  return number;
}
