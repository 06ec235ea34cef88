export const root: string;
export function at(...parts: string[]): string;
export function cache(...parts: string[]): string;
export function typedIn(env: Readonly<Record<string, string | undefined>>, cwd: string): string;
