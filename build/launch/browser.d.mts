interface Machine {
  platform: string;
  env: Readonly<Record<string, string | undefined>>;
}
export function browserCandidates(machine: Machine): string[];
export function findBrowser(machine: Machine & { exists: (path: string) => boolean }): string | null;
export function isDebianLike(osRelease: string): boolean;
export function howToGetABrowser(machine: { platform: string; debianLike: boolean }): string;
export function ensureBrowser(options: { say: (text: string) => void }): Promise<string>;
export function hasDisplay(machine: Machine): boolean;
