import { writeSync } from 'node:fs';
import { createMfa } from '../../../electron/mfa/mfa.ts';
import { fileIntents, testPorts, write } from '../../fixtures/mfa/ports.ts';

// Imports two ZIPs in turn into the given folders, and edits in between, until it is killed.
const [intents = '', first = '', second = '', ...folders] = process.argv.slice(2);
const log = fileIntents(intents);
const mfa = createMfa({
  ...testPorts(folders),
  intents: {
    ...log,
    begin(kind, body) {
      const id = log.begin(kind, body);
      // The parent counts these, and kills some milliseconds after one.
      writeSync(1, 'begin\n');
      return id;
    },
  },
});
await mfa.recover();
writeSync(1, 'ready\n');
for (let round = 0; ; round += 1) {
  const path = round % 2 === 0 ? first : second;
  const { session } = await mfa.openZip({ path });
  const preview = await mfa.previewImport({ session, username: `round${round}`, countryCode: '1' });
  await mfa.applyImport({ session, expects: preview.version });
  mfa.cancelImport({ session });
  await write(mfa, { username: `edited${round}` });
}
