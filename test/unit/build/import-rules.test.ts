import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { importRule } from '../../../build/import-rule.js';
import { zoneRules } from '../../../build/import-rules.js';

function lint(file: string, code: string): string[] {
  const linter = new Linter({ configType: 'flat' });
  const messages = linter.verify(
    code,
    [
      {
        files: ['**/*.{ts,tsx}'],
        languageOptions: { parser: tseslint.parser },
        plugins: { bastion: { rules: { imports: importRule } } },
        rules: { 'bastion/imports': 'error' },
      },
    ],
    { filename: file },
  );
  return messages.map(message => message.message);
}

const refused: [string, string][] = [
  ['shared/domain/role.ts', `import { readFileSync } from 'node:fs';`],
  ['shared/domain/role.ts', `import { readFileSync } from 'fs';`],
  ['shared/domain/role.ts', `import type { Store } from '../../electron/store/types.ts';`],
  ['shared/domain/role.ts', `import { app } from 'electron';`],
  ['renderer/app/App.tsx', `import { compose } from '../../electron/compose.ts';`],
  ['renderer/app/App.tsx', `import type { Shell } from '../../electron/shell/port.ts';`],
  ['renderer/app/App.tsx', `import Database from 'better-sqlite3';`],
  ['renderer/app/App.tsx', `const fs = await import('node:fs');`],
  ['electron/store/users.ts', `import { run } from '../pam/run.ts';`],
  ['electron/store/users.ts', `import { history } from '../events/history.ts';`],
  ['electron/events/reader.ts', `export { run } from '../pam/run.ts';`],
  ['electron/pam/run.ts', `import { step } from '../activation/workflow.ts';`],
  ['electron/activation/engine.ts', `import { compare } from '../monitoring/monitoring.ts';`],
  ['electron/activation/engine.ts', `import { simulated } from '../phone/simulated.ts';`],
  ['electron/mfa/zip-reader.ts', `import { openStore } from '../store/open.ts';`],
  ['electron/mfa/zip-reader.ts', `import { app } from 'electron';`],
  ['electron/phone/simulated.ts', `import { openStore } from '../store/open.ts';`],
  ['electron/directory/corp.ts', `export * from '../mfa/files.ts';`],
  ['electron/compose.ts', `import { app } from 'electron';`],
  ['electron/ipc/router.ts', `import { ipcMain } from 'electron';`],
  ['electron/shell/key-file.ts', `import { safeStorage } from 'electron';`],
  ['electron/shell/chromium/bridge.ts', `import { compose } from '../../compose.ts';`],
  ['electron/shell/electron/shell.ts', `import { chromium } from 'playwright-core';`],
  ['electron/preload.ts', `import { readFileSync } from 'node:fs';`],
  ['electron/simulator/simulate.ts', `import { createActivation } from '../activation/runner.ts';`],
  ['electron/simulator/simulate.ts', `import { openStore } from '../store/open.ts';`],
  ['electron/cli/pam.ts', `import { openStore } from '../store/open.ts';`],
];

const allowed: [string, string][] = [
  ['shared/domain/role.ts', `import { z } from 'zod'; import { ids } from './ids.ts';`],
  [
    'renderer/app/App.tsx',
    `import { Button } from '@mui/material'; import { contract } from '../../shared/contract/registry.ts';`,
  ],
  [
    'electron/store/users.ts',
    `import Database from 'better-sqlite3'; import { append } from '../events/append.ts';`,
  ],
  [
    'electron/events/reader.ts',
    `import { Worker } from 'node:worker_threads'; import { sql } from '../store/sql.ts';`,
  ],
  ['electron/pam/run.ts', `import { openStore } from '../store/open.ts';`],
  ['electron/monitoring/monitoring.ts', `import { step } from '../activation/workflow.ts';`],
  ['electron/activation/ports.ts', `import type { PhoneProvider } from '../phone/provider.ts';`],
  [
    'electron/compose/forest.ts',
    `import { openStore } from '../store/open.ts'; import { mfa } from '../mfa/mfa.ts';`,
  ],
  ['electron/main.ts', `import { app } from 'electron'; import { compose } from './compose.ts';`],
  ['electron/shell/electron/shell.ts', `import type { BrowserWindow } from 'electron';`],
  ['electron/shell/chromium/shell.ts', `import { chromium } from 'playwright-core';`],
  ['test/unit/store/x.test.ts', `import { openStore } from '../../../electron/store/open.ts';`],
];

describe('the import rules', () => {
  it.each(refused)('refuse in %s: %s', (file, code) => {
    expect(lint(file, code)).toHaveLength(1);
  });

  it.each(allowed)('allow in %s: %s', (file, code) => {
    expect(lint(file, code)).toEqual([]);
  });

  it('say what may be imported', () => {
    expect(lint('electron/mfa/files.ts', `import { x } from '../store/open.ts';`)).toEqual([
      'electron/mfa may not import electron/store/open.ts. It may import shared, electron/log.ts.',
    ]);
  });

  it('know every folder of electron/ that the design names', () => {
    const folders = [
      'ipc',
      'store',
      'pam',
      'activation',
      'mfa',
      'phone',
      'directory',
      'monitoring',
      'events',
      'shell',
      'cli',
    ];
    const zones = zoneRules.map((rule: { files: string }) => rule.files);
    for (const folder of folders) expect(zones).toContain(`electron/${folder}`);
  });
});
