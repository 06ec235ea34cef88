import { config } from 'zod';
import { issueWords } from './zod-words.ts';

config({
  // zod looks for `new Function` to compile its parsers, and the page's policy forbids it: without this each start logs a violation.
  jitless: true,
  customError: issueWords,
});
