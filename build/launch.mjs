#!/usr/bin/env node
// The one way in: `npm start`, `npm test`, `npm run pam` and the rest come here. Plain Node 20, nothing imported but
// Node itself, because this runs before anything is installed.
import { runVerb } from './launch/verbs.mjs';

process.exitCode = await runVerb(process.argv[2], process.argv.slice(3));
