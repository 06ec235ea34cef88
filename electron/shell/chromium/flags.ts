/** What the browser may resolve by name: nothing. Even a request that escaped every other guard has no address to go to. */
const noNames = 'MAP * ~NOTFOUND';

export interface FlagOptions {
  /** The address of the page; the window opens on it as an application, without tabs or an address bar. */
  url: string;
  width: number;
  height: number;
  /** True on POSIX for user 0: Chromium does not run its sandbox as root. */
  isRoot: boolean;
}

/**
 * The browser's command line. All that it does by itself on a network is off: updates, sync, reports, look-ups, the
 * first-run pages. `--no-sandbox` is there for root alone, with the switch that hides the bar about it.
 */
export function browserFlags({ url, width, height, isRoot }: FlagOptions): string[] {
  return [
    `--app=${url}`,
    `--window-size=${width},${height}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--disable-domain-reliability',
    '--disable-default-apps',
    '--disable-extensions',
    '--disable-client-side-phishing-detection',
    '--no-pings',
    '--block-new-web-contents',
    '--hide-crash-restore-bubble',
    `--host-resolver-rules=${noNames}`,
    '--no-proxy-server',
    ...(isRoot ? ['--no-sandbox', '--test-type'] : []),
  ];
}
