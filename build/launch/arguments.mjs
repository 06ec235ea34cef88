import { isAbsolute, resolve } from 'node:path';

/**
 * The arguments of `npm start`: `--forest DIR`, `--sample`, `--choose`, `--tour`. Without one of the first three the
 * console opens on the sample forest. Throws, in words for a person, on anything else.
 *
 * @param from the folder that a relative DIR is relative to
 */
export function startArguments(args, from) {
  const out = { forest: null, sample: false, choose: false, tour: false };
  for (let index = 0; index < args.length; index += 1) {
    const [name, inline] = args[index].split(/=(.*)/s);
    if (name === '--forest') {
      const value = inline ?? args[(index += 1)];
      if (!value) throw new Error('--forest needs a folder: npm start -- --forest DIR');
      out.forest = isAbsolute(value) ? value : resolve(from, value);
    } else if (name === '--sample' || name === '--choose' || name === '--tour') {
      out[name.slice(2)] = true;
    } else {
      throw new Error(
        `npm start does not know ${args[index]}. It takes --forest DIR, --sample, --choose (ask which forest) and --tour.`,
      );
    }
  }
  if ([out.forest !== null, out.sample, out.choose].filter(Boolean).length > 1) {
    throw new Error('--forest, --sample and --choose exclude each other. Give one of them.');
  }
  if (out.forest === null && !out.choose) out.sample = true;
  return out;
}

/** What the shell's own program is given. */
export function shellArguments({ forest, sample, tour }) {
  return [
    ...(forest === null ? [] : ['--forest', forest]),
    ...(sample ? ['--sample'] : []),
    ...(tour ? ['--tour'] : []),
  ];
}

export const kinds = ['unit', 'property', 'integration', 'faults', 'e2e'];

/** The arguments of `npm test`: kinds of test, `--long`, and parts of file names. */
export function testArguments(args) {
  return {
    long: args.includes('--long'),
    kinds: kinds.filter(kind => args.includes(kind)),
    filters: args.filter(arg => arg !== '--long' && !kinds.includes(arg)),
  };
}
