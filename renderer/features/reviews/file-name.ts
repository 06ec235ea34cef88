/** A title as the name of a file, without what a file system may refuse. */
export function fileNameOf(title: string): string {
  const name = title.replace(/[^\p{L}\p{N} ._-]/gu, '').trim();
  return name === '' ? 'Access review' : name;
}
