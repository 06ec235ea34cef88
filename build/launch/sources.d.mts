export const bundles: Record<'main' | 'renderer', { sources: string[]; out: string }>;
export function hashOf(folder: string, sources: readonly string[]): string;
export function ensureBuilt(
  names: readonly ('main' | 'renderer')[],
  options: { say: (text: string) => void },
): Promise<string[]>;
