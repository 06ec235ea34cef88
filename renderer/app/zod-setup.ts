import { config } from 'zod';

// zod looks for `new Function` to compile its parsers, and the page's policy forbids it: without this each start logs a violation.
config({ jitless: true });
