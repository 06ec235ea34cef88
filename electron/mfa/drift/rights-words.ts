import { broadRights } from '../sddl.ts';

/** `0600 1000`, or null where it is an SDDL text. */
function posix(rights: string): { mode: number; owner: number } | null {
  const match = /^([0-7]{4}) (\d+)$/.exec(rights);
  return match === null ? null : { mode: Number.parseInt(match[1] ?? '', 8), owner: Number(match[2]) };
}

const octal = (mode: number): string => mode.toString(8).padStart(4, '0');

/** The rights for a person: the mode, or which of the groups of everybody have any. */
export function rightsShown(rights: string): string {
  const read = posix(rights);
  if (read !== null) return `mode ${octal(read.mode)}, owner ${read.owner}`;
  const who = broadRights(rights);
  return who.length === 0 ? 'no group of all users' : who.join(', ');
}

/** What a change of rights means: who got in, who was shut out. */
export function rightsSentence(before: string, after: string): string {
  const [was, is] = [posix(before), posix(after)];
  if (was !== null && is !== null) {
    if (was.owner !== is.owner) return 'It belongs to another user now.';
    const given = is.mode & ~was.mode;
    if ((given & 0o077) !== 0) return `Its protection was widened: others have rights on it now.`;
    return given === 0 ? 'Rights on it were taken away.' : 'Its owner’s rights on it were changed.';
  }
  const who = broadRights(after).filter(name => !broadRights(before).includes(name));
  if (who.length > 0) {
    return `Its protection was widened: ${who.join(', ')} ${who.length === 1 ? 'has' : 'have'} rights on it now.`;
  }
  return 'The list of those who have rights on it was changed.';
}
