export function withLock<T>(
  folder: string,
  work: () => T | Promise<T>,
  options?: { patience?: number },
): Promise<T>;
