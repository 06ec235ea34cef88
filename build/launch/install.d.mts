export interface Lock {
  packages?: Record<string, { version?: string; optional?: boolean }>;
}
export function installMatches(lock: Lock, hidden: Lock): boolean;
export function installPlan(found: { lockText: string; mark: string | null; hiddenText: string | null }): {
  hash: string;
  action: 'nothing' | 'record' | 'install';
};
export function npmCommand(
  env: Readonly<Record<string, string | undefined>>,
  platform: string,
  execPath: string,
): { file: string; args: string[]; options: { shell?: boolean } };
export function ensureInstalled(options: { quiet: boolean }): Promise<boolean>;
