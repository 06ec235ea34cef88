import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

/**
 * The machine's own clock, which nobody can set: milliseconds since `boot` began. Linux names its boots; elsewhere the
 * name is of this process, which is as much as two moments need to be compared.
 */
export function machineClock(): () => { boot: string; ms: number } {
  const boot = bootOfLinux() ?? randomUUID();
  return () => ({ boot, ms: Number(process.hrtime.bigint() / 1_000_000n) });
}

function bootOfLinux(): string | null {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'ascii').trim();
  } catch {
    return null;
  }
}
