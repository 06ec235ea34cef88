import type { App, CommandLine, Session } from 'electron';
import { isOwn } from './origin.ts';

/** Switches that keep the browser part off every network. The main process's own sockets are Node's and not touched. */
export const offlineSwitches: readonly (readonly [string, string?])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-quic'],
  ['no-proxy-server'],
  ['no-pings'],
];

/** Before the application is ready. */
export function goOffline(commandLine: Pick<CommandLine, 'appendSwitch'>): void {
  for (const [name, value] of offlineSwitches) {
    if (value === undefined) commandLine.appendSwitch(name);
    else commandLine.appendSwitch(name, value);
  }
}

/** True if the window may ask for this address: its own page, and in development the developer tools. */
export function mayRequest(url: string, packaged: boolean): boolean {
  return isOwn(url) || (!packaged && url.startsWith('devtools://'));
}

type NetworkSession = {
  webRequest: Pick<Session['webRequest'], 'onBeforeRequest'>;
} & Pick<Session, 'on'>;

/** Cancels every request that is not for the page's own files, and every download. */
export function blockNetwork(session: NetworkSession, packaged: boolean): void {
  session.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, (details, answer) =>
    answer({ cancel: !mayRequest(details.url, packaged) }),
  );
  session.on('will-download', event => event.preventDefault());
}

/** Trusts no certificate that the system does not, presents none, and answers no server's question for a password. */
export function refuseCertificates(app: Pick<App, 'on'>): void {
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
  app.on('select-client-certificate', (event, _contents, _url, _list, choose) => {
    event.preventDefault();
    choose();
  });
  app.on('login', (event, _contents, _details, _info, answer) => {
    event.preventDefault();
    answer();
  });
}
