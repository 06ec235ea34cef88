import type { Block, Stage, Statement } from '../../../shared/cmdlets/script/ast.ts';
import { add } from './arithmetic.ts';
import { runInvocation } from './cmdlet.ts';
import { type Data, dataOf, isTrue, type Item, itemsOf } from './data.ts';
import { evaluate } from './evaluate.ts';
import type { Frame } from './frame.ts';
import { runShaper } from './shape-pipe.ts';

/** Runs one statement; answers what it gives out. */
export function runStatement(frame: Frame, statement: Statement): readonly Item[] {
  frame.meter.step();
  switch (statement.kind) {
    case 'pipeline':
      return runStages(frame, statement.stages);
    case 'assign': {
      const { name, value } = statement;
      const data = dataOfStages(frame, value);
      frame.set(
        name,
        statement.add
          ? frame.at(statement.start, `$${name}`, () => frame.made(add(frame.get(name), data)))
          : data,
      );
      return [];
    }
    case 'if': {
      const branch = statement.branches.find(({ test }) => isTrue(dataOfStages(frame, test)));
      return runBlock(frame, branch?.body ?? statement.otherwise);
    }
    case 'foreach':
      return collect(frame, itemsOf(dataOfStages(frame, statement.over)), item => {
        frame.set(statement.name, item);
        return runBlock(frame, statement.body);
      });
  }
}

/** Runs statements one after the other; answers what they give out together. */
export function runBlock(frame: Frame, block: Block): readonly Item[] {
  const [only, ...more] = block;
  if (only !== undefined && more.length === 0) return runStatement(frame, only);
  return collect(frame, block, statement => runStatement(frame, statement));
}

/** What a block is as a value. */
export function dataOfBlock(frame: Frame, block: Block): Data {
  const [only, ...more] = block;
  if (only?.kind === 'pipeline' && more.length === 0) return dataOfStages(frame, only.stages);
  return dataOf(runBlock(frame, block));
}

/** An expression alone keeps its list, even an empty one or one of a single value: `$x = @()`. */
function dataOfStages(frame: Frame, stages: readonly Stage[]): Data {
  const [only, ...more] = stages;
  if (only?.kind === 'expression' && more.length === 0) return evaluate(frame, only.of);
  return dataOf(runStages(frame, stages));
}

function runStages(frame: Frame, stages: readonly Stage[]): readonly Item[] {
  return stages.reduce<readonly Item[] | null>((input, stage) => runStage(frame, stage, input), null) ?? [];
}

function runStage(frame: Frame, stage: Stage, input: readonly Item[] | null): readonly Item[] {
  switch (stage.kind) {
    case 'expression':
      return itemsOf(evaluate(frame, stage.of));
    case 'cmdlet':
      return runInvocation(frame, stage, input);
    case 'forEach':
      return collect(frame, input ?? [], item => frame.with(item, () => runBlock(frame, stage.body)));
    case 'where':
      return (input ?? []).filter(item => {
        frame.meter.step(0.2);
        return frame.with(item, () => isTrue(dataOfBlock(frame, stage.body)));
      });
    case 'shaper':
      return runShaper(frame, stage, input ?? []);
  }
}

/** Runs `each` for every value and puts together what it gives out. */
function collect<T>(frame: Frame, of: readonly T[], each: (one: T) => readonly Item[]): Item[] {
  const items: Item[] = [];
  for (const one of of) {
    frame.meter.step(0.5);
    // Not by spreading: a list of thousands is more than a call takes.
    for (const item of each(one)) items.push(item);
    frame.meter.held(items.length);
  }
  return items;
}
