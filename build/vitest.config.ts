import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** One project a kind of test. The kinds are folders of test/; `npm test -- unit` runs one of them. */
const project = (name: string, extra: object = {}) => ({
  extends: true as const,
  test: { name, include: [`test/${name}/**/*.test.{ts,tsx}`], ...extra },
});

// The real window, a killed process and a full disk are slow.
const slow = { testTimeout: 120_000, hookTimeout: 120_000 };

// A default export because the tool asks for one.
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    pool: 'forks',
    // Files share a process and what they import, which is most of what a short one costs; none may leave a mark on a module.
    isolate: false,
    // A file a core: the tool would leave one of them free, and half of two is much.
    maxWorkers: '100%',
    // What is waited for comes when the other core lets it: a second is no limit for that.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      project('unit', { testTimeout: 30_000 }),
      project('property', { testTimeout: 60_000 }),
      project('integration', { testTimeout: 60_000, hookTimeout: 60_000 }),
      project('faults', slow),
      project('e2e', slow),
    ],
  },
});
