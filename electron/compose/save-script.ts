import { basename } from 'node:path';
import { withoutSecrets } from '../../shared/cmdlets/command.ts';
import type { Caller } from '../../shared/contract/define.ts';
import type { Input, Output } from '../../shared/contract/registry.ts';
import { identify } from '../pam/identity.ts';
import { plannedScripts, scriptSetFiles, writeScriptSet } from '../pam/undo/script-set.ts';
import { scriptHeader } from './export-scripts.ts';
import { requireForeign } from './foreign-path.ts';
import type { Forest } from './forest.ts';

const refused = 'The change was not written as PowerShell';

/** The handler of `script.save`. */
export async function saveScript(
  forest: Forest,
  { lines, reason = '', path }: Input<'script.save'>,
  caller: Caller,
): Promise<Output<'script.save'>> {
  const { store } = forest;
  const { actor } = identify(store, caller, undefined);
  const files = scriptSetFiles(path);
  for (const file of [files.script, files.whatIf]) requireForeign(refused, file, forest);
  const why = reason.trim();
  const texts = plannedScripts(
    'A change that was not saved in the console when this was written.',
    scriptHeader(forest, caller, 'a form'),
    [
      {
        about: [why === '' ? 'Why: no reason was given.' : `Why: ${why}`],
        does: { pipelines: lines.map(line => line.map(withoutSecrets)), cannot: [] },
      },
    ],
  );
  await writeScriptSet(path, texts, refused);
  const count = lines.length === 1 ? 'A line that is' : `${lines.length} lines that are`;
  store.apply({
    ...actor,
    event: 9302,
    message: `${count} not saved in the console yet ${lines.length === 1 ? 'was' : 'were'} written as PowerShell to ${files.script}.`,
    reason: why,
    cause: { path: files.script, lines: lines.length },
    changes: [],
  });
  return { path: files.script, whatIf: basename(files.whatIf) };
}
