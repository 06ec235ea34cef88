export function pinnedNode(machine: {
  platform: string;
  arch: string;
  modules: string;
  exists: (path: string) => boolean;
  execPath: string;
  version: string;
}): string | null;
export function nodePath(): string;
export function electronPath(machine: {
  env: Readonly<Record<string, string | undefined>>;
  modules: string;
  exists: (path: string) => boolean;
  read: (path: string) => string;
}): string | null;
export function knownToFail(memo: { version: string } | null, version: string): boolean;
export function ensureElectron(options: { say: (text: string) => void }): Promise<string | null>;
