import type { DriftFile } from '../../../../shared/domain/mfa-drift.ts';

/** The last part of a path, of either platform. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

/** What happened, as a heading: `MfaSettings.xml was deleted outside the console`. */
export function driftTitle({ path, kinds }: DriftFile): string {
  const name = fileName(path);
  const [first] = kinds;
  switch (first) {
    case 'deleted':
      return `${name} was deleted outside the console`;
    case 'damaged':
      return `${name} was damaged outside the console`;
    case 'unreadable':
      return `${name} cannot be read any more`;
    case 'appeared':
      return `${name} was put there outside the console`;
    case 'protection':
      return `The rights on ${name} were changed outside the console`;
    default:
      return `${name} was changed outside the console`;
  }
}

/** Where the known state comes from. */
export function knownWords({ how, by }: DriftFile['known']): string {
  const who = by === '' || by === 'console' ? 'the console' : by;
  switch (how) {
    case 'written':
      return `as ${who} wrote it here`;
    case 'adopted':
      return `as ${who} adopted it`;
    case 'restored':
      return `as ${who} restored it`;
    case 'first-seen':
      return 'as the console first saw it';
  }
}

export type DriftActKind = 'restore' | 'adopt' | 'ignore';

/** What an act does, before it is done. */
export function actWords(kind: DriftActKind, { path, kinds, restore }: DriftFile): string {
  const name = fileName(path);
  switch (kind) {
    case 'adopt':
      return kinds.includes('deleted')
        ? `It is known from now on that there is no ${name}. Nothing on the disk is changed, but for the copy that the console kept of it, which goes.`
        : `What is there now becomes the known state, and the console keeps a protected copy of it. ${name} itself is not touched.`;
    case 'ignore':
      return `This change is not reported any more, until ${name} changes again. The file is not touched, and what was known stays known.`;
    case 'restore':
      if (restore.from === null) return `The rights on ${name} are set back. Its content stays as it is.`;
      return kinds.includes('deleted')
        ? `${name} is put back from ${restore.from}. The MIM Service works with it after a restart of FIMService.`
        : `${name} gets its known content back, from ${restore.from}. What is there now is kept as a backup. The MIM Service works with it after a restart of FIMService.`;
  }
}
