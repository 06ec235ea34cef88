import type { Reply } from '../../shared/contract/bridge.ts';
import type { PushName, Pushes } from '../../shared/contract/push.ts';

/** Who calls, as the shell knows it from the browser, never from the page: the frame's origin and whether it is the top one. */
export interface Sender {
  /** For example `app://bastion`; null for an opaque or unknown origin. */
  origin: string | null;
  mainFrame: boolean;
}

/** What the main process offers to a window. Both arguments of `call` are untrusted. */
export interface MainSide {
  call(sender: Sender, name: unknown, input: unknown): Promise<Reply>;
  /** Each push, for the window to pass on to its page. Returns the function that stops it. */
  subscribe(listener: <N extends PushName>(name: N, value: Pushes[N]) => void): () => void;
}

/** Seals secrets for the store. Where the operating system keeps no key, the shell says so by `kind`. */
export interface Sealer {
  kind: 'operating-system' | 'key-file';
  seal(text: string): Uint8Array;
  unseal(bytes: Uint8Array): string;
}

export type OpenPurpose =
  | 'credential-zip'
  | 'corp-directory'
  | 'forest-folder'
  | 'scenario'
  | 'powershell-script'
  | 'json'
  | 'people'
  | 'event-log'
  | 'witness';
export type SavePurpose =
  | 'history-csv'
  | 'history-json'
  | 'history-cef'
  | 'evidence-bundle'
  | 'witness'
  | 'powershell'
  | 'scenario'
  | 'configuration'
  | 'rows-csv'
  | 'comparison-csv'
  | 'comparison-html'
  | 'matrix-csv'
  | 'access-review';

/** What holds the window: Electron, or an installed Edge, Chrome or Chromium. One suite of end-to-end tests runs on both. */
export interface Shell {
  readonly kind: 'electron' | 'chromium';
  /** The only origin whose main frame may call. */
  readonly origin: string;
  readonly sealer: Sealer;
  /** Absolute path of the chosen file or folder, or null where the person cancelled. */
  pickFile(purpose: OpenPurpose): Promise<string | null>;
  pickSave(purpose: SavePurpose, suggestedName: string): Promise<string | null>;
  copyText(text: string): Promise<void>;
  /** Shows the window; resolves when the page is loaded. */
  open(main: MainSide): Promise<ShellWindow>;
}

export interface ShellWindow {
  /** Resolves when the person closed it. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}
