/** The scheme and host of the page. A scheme of our own, because a `file:` page could read other files. */
export const scheme = 'app';
export const appOrigin = `${scheme}://bastion`;

/** True if an address is the page's own. Parsed, because `app://bastion.evil` begins with `app://bastion`. */
export function isOwn(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username } = new URL(url);
  return `${protocol}//${host}` === appOrigin && username === '';
}
