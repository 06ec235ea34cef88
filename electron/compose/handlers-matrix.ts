import type { Handlers } from '../../shared/contract/define.ts';
import type { matrixContract } from '../../shared/contract/matrix.ts';
import { writeMatrix } from '../transfer/matrix-file.ts';
import { requireForeign } from './foreign-path.ts';
import type { Forest } from './forest.ts';

/** Handlers of shared/contract/matrix.ts. */
export function matrixHandlers(forest: () => Forest): Handlers<typeof matrixContract> {
  return {
    'matrix.get': filter => forest().store.matrix(filter),
    'matrix.export': async ({ shape, path, ...filter }) => {
      requireForeign('The matrix was not exported', path, forest());
      return { path, lines: await writeMatrix(forest().store.matrix(filter), shape, path) };
    },
  };
}
