export interface ZoneRule {
  files: string;
  may: string[];
  mayTypes?: string[];
  node: boolean;
  packages?: string[];
}
export const zoneRules: ZoneRule[];
export const packageOwners: Record<string, string[]>;
export function within(path: string, folder: string): boolean;
export function zoneOf(path: string, rules?: ZoneRule[]): ZoneRule | undefined;
export function refusal(
  from: string,
  target: { kind: 'ours' | 'node' | 'package'; name: string },
  typeOnly: boolean,
): string | null;
