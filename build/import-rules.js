/**
 * Who may import whom. The folder is the boundary; `zoneRules` is the design's picture in words that a machine checks.
 *
 * `files`    the zone: a folder or a file; the longest that fits a file is the file's zone
 * `may`      folders and files of ours that it may import, besides itself
 * `mayTypes` the same, for `import type` alone: a port's shape, never its code
 * `node`     true if it may import Node's own modules
 * `packages` npm packages that it may import; absent where all are allowed that no other zone owns
 *
 * @typedef {{ files: string, may: string[], mayTypes?: string[], node: boolean, packages?: string[] }} ZoneRule
 * @type {ZoneRule[]}
 */
export const zoneRules = [
  { files: 'shared', may: [], node: false, packages: ['zod', 'libphonenumber-js'] },
  { files: 'renderer', may: ['shared'], node: false },

  // store ← events ← pam ← activation ← monitoring: each may import those to its left.
  {
    files: 'electron/store',
    may: [
      'shared',
      'electron/log.ts',
      'electron/evidence',
      'electron/events/append.ts',
      'electron/events/chain.ts',
      'electron/events/clock.ts',
    ],
    node: true,
  },
  {
    files: 'electron/events',
    may: ['shared', 'electron/log.ts', 'electron/evidence', 'electron/store'],
    node: true,
  },
  // The verifier that a stranger is given: it stands alone.
  { files: 'electron/evidence', may: [], node: true, packages: [] },
  {
    files: 'electron/pam',
    may: ['shared', 'electron/log.ts', 'electron/store', 'electron/events'],
    mayTypes: ['electron/directory'],
    node: true,
  },
  {
    files: 'electron/activation',
    may: ['shared', 'electron/log.ts', 'electron/store', 'electron/events', 'electron/pam'],
    mayTypes: ['electron/phone', 'electron/directory'],
    node: true,
  },
  {
    files: 'electron/monitoring',
    may: [
      'shared',
      'electron/log.ts',
      'electron/store',
      'electron/events',
      'electron/pam',
      'electron/activation',
    ],
    mayTypes: ['electron/directory'],
    node: true,
  },
  {
    files: 'electron/transfer',
    may: ['shared', 'electron/log.ts', 'electron/store', 'electron/events', 'electron/pam'],
    mayTypes: ['electron/directory'],
    node: true,
  },

  {
    files: 'electron/attestation',
    may: [
      'shared',
      'electron/log.ts',
      'electron/store',
      'electron/events',
      'electron/pam',
      'electron/evidence/head-signature.ts',
    ],
    node: true,
  },
  {
    files: 'electron/checks',
    may: [
      'shared',
      'electron/log.ts',
      'electron/store',
      'electron/events',
      'electron/pam',
      'electron/activation',
    ],
    mayTypes: ['electron/directory'],
    node: true,
  },

  // Questions about what was: the engine on a store in memory, in a thread of its own.
  {
    files: 'electron/past',
    may: [
      'shared',
      'electron/log.ts',
      'electron/store',
      'electron/events',
      'electron/pam',
      'electron/activation',
    ],
    node: true,
  },

  // The simulator folds the engine and the workflow's pure steps: nothing of the durable runner, nothing of the store.
  {
    files: 'electron/simulator',
    may: [
      'shared',
      'electron/activation/engine.ts',
      'electron/activation/gates',
      'electron/activation/question.ts',
      'electron/activation/transitions.ts',
      'electron/activation/workflow.ts',
    ],
    node: true,
  },

  {
    files: 'electron/forwarding',
    may: ['shared', 'electron/log.ts', 'electron/store', 'electron/events'],
    node: true,
  },

  // Leaves: compose hands them over as ports.
  { files: 'electron/mfa', may: ['shared', 'electron/log.ts'], node: true },
  { files: 'electron/mim-evidence', may: ['shared'], node: true },
  { files: 'electron/phone', may: ['shared', 'electron/log.ts'], node: true },
  { files: 'electron/directory', may: ['shared', 'electron/log.ts'], node: true },
  { files: 'electron/sample', may: ['shared', 'electron/log.ts'], node: true },

  { files: 'electron/log.ts', may: [], node: true },
  { files: 'electron/paths.ts', may: [], node: true },
  { files: 'electron/machine-clock.ts', may: [], node: true },
  { files: 'electron/script-file.ts', may: ['shared'], node: true },
  { files: 'electron/jobs.ts', may: ['shared', 'electron/log.ts'], node: true },
  { files: 'electron/workstation.ts', may: ['shared', 'electron/log.ts'], node: true },
  {
    files: 'electron/ipc',
    may: ['shared', 'electron/log.ts'],
    mayTypes: ['electron/shell/port.ts'],
    node: true,
  },
  {
    files: 'electron/shell',
    may: ['shared', 'electron/log.ts'],
    node: true,
  },

  // The programs: each picks a shell and composes.
  {
    files: 'electron/main.ts',
    may: ['shared', 'electron/shell', 'electron/compose.ts', 'electron/log.ts', 'electron/machine-clock.ts'],
    node: true,
  },
  {
    files: 'electron/preload.ts',
    may: ['shared', 'electron/shell/electron'],
    node: false,
    packages: ['electron'],
  },
  {
    files: 'electron/shell/chromium/main.ts',
    may: [
      'shared',
      'electron/shell',
      'electron/compose.ts',
      'electron/compose/sample.ts',
      'electron/log.ts',
      'electron/machine-clock.ts',
    ],
    node: true,
  },
  {
    files: 'electron/cli',
    may: [
      'shared',
      'electron/compose.ts',
      'electron/log.ts',
      'electron/paths.ts',
      'electron/machine-clock.ts',
      'electron/script-file.ts',
      'electron/pam/output.ts',
      'electron/shell/key-file.ts',
      'electron/shell/launch-arguments.ts',
    ],
    mayTypes: ['electron/compose', 'electron/pam', 'electron/phone', 'electron/shell/port.ts'],
    node: true,
  },

  // The one place where services meet.
  { files: 'electron/compose.ts', may: ['shared', 'electron', 'package.json'], node: true },
  { files: 'electron/compose', may: ['shared', 'electron', 'package.json'], node: true },

  { files: 'build', may: ['package.json'], node: true },
  { files: 'test', may: ['shared', 'electron', 'renderer', 'build', 'assets', 'package.json'], node: true },
];

/** Packages that belong to one place, so that what they can do stays there. Tests may use all. */
export const packageOwners = {
  electron: ['electron/main.ts', 'electron/preload.ts', 'electron/shell/electron'],
  'playwright-core': ['electron/shell/chromium', 'build/icons.ts'],
  'better-sqlite3': ['electron/store'],
  react: ['renderer'],
  'react-dom': ['renderer'],
  vite: ['build'],
};

/** True if `path` is `folder` or lies in it. */
export function within(path, folder) {
  return path === folder || path.startsWith(`${folder}/`);
}

/** The rule of a file's zone: of all that fit, the one with the longest name. */
export function zoneOf(path, rules = zoneRules) {
  return rules
    .filter(rule => within(path, rule.files))
    .sort((a, b) => b.files.length - a.files.length)
    .at(0);
}

/**
 * Why `from` may not import, in words; null where it may.
 *
 * @param {string} from      the importing file, from the project's folder
 * @param {{ kind: 'ours' | 'node' | 'package', name: string }} target
 * @param {boolean} typeOnly
 */
export function refusal(from, target, typeOnly) {
  const zone = zoneOf(from);
  if (zone === undefined) return null;
  if (target.kind === 'node') {
    return zone.node ? null : `${zone.files} runs where there is no Node: it may not import ${target.name}.`;
  }
  if (target.kind === 'package') {
    const owners = packageOwners[target.name];
    if (owners !== undefined && !within(from, 'test') && !owners.some(owner => within(from, owner))) {
      return `Only ${owners.join(', ')} may import ${target.name}.`;
    }
    return zone.packages === undefined || zone.packages.includes(target.name)
      ? null
      : `${zone.files} may import of packages only ${zone.packages.join(', ')}.`;
  }
  const allowed = [zone.files, ...zone.may, ...(typeOnly ? (zone.mayTypes ?? []) : [])];
  // A program inside a folder (shell/chromium/main.ts) is a zone of its own: nobody imports it.
  if (allowed.some(folder => within(target.name, folder))) return null;
  return `${zone.files} may not import ${target.name}. It may import ${[...zone.may, ...(zone.mayTypes ?? []).map(name => `the types of ${name}`)].join(', ') || 'nothing of ours'}.`;
}
