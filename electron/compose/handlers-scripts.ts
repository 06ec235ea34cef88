import { basename } from 'node:path';
import type { Handlers } from '../../shared/contract/define.ts';
import type { scriptsContract } from '../../shared/contract/scripts.ts';
import { readScriptFile } from '../script-file.ts';
import type { Shell } from '../shell/port.ts';
import type { Forest } from './forest.ts';
import { saveScript } from './save-script.ts';

/** Handlers of shared/contract/scripts.ts. `window` throws UNAVAILABLE where there is none, `forest` where none is open. */
export function scriptsHandlers(forest: () => Forest, window: () => Shell): Handlers<typeof scriptsContract> {
  return {
    'script.run': async (input, caller) => {
      const { pam, refresh } = forest();
      await refresh();
      return pam.runScript(input, caller);
    },
    'script.save': (input, caller) => saveScript(forest(), input, caller),
    'script.open': async () => {
      const path = await window().pickFile('powershell-script');
      return path === null ? null : { name: basename(path), text: readScriptFile(path) };
    },
  };
}
