import { isGetCmdlet } from '../catalogue.ts';
import { longestText } from '../check-value.ts';
import { maxStages } from '../check.ts';
import type { Command, Pipeline, Ref, Value, Where } from '../command.ts';
import { bindGiven, isSettled } from '../arguments.ts';
import { helperValue } from '../helpers.ts';
import { isDynamic, type Raw, type Reader } from '../reader.ts';
import type { Block, Expression, Stage } from './ast.ts';
import { importModule } from './shapers.ts';

// What in a script is known before it runs: the part of the language that a `Pipeline` and a `Raw` can hold.

const propertyName = /^[A-Za-z][A-Za-z0-9]{0,63}$/;

/** The filter of a block that compares one property with one text, as a command holds it; null for any other. */
function whereOf(body: Block): Where | null {
  const [only, ...more] = body;
  const stage = only?.kind === 'pipeline' && more.length === 0 ? only.stages[0] : undefined;
  const test = stage?.kind === 'expression' ? stage.of : undefined;
  if (only?.kind !== 'pipeline' || only.stages.length !== 1 || test?.kind !== 'operators') return null;
  const [{ sign, of } = { sign: null, of: null }, ...others] = test.rest;
  if (sign !== 'eq' || others.length > 0 || of.kind !== 'literal') return null;
  const { raw } = of;
  if ((raw.kind !== 'string' && raw.kind !== 'word') || raw.text.length > longestText) return null;
  const { first } = test;
  if (first.kind !== 'steps' || first.of.kind !== 'variable' || first.of.name !== '_') return null;
  const [step, ...further] = first.steps;
  if (step?.kind !== 'property' || further.length > 0 || !propertyName.test(step.name)) return null;
  return { property: step.name, equals: raw.text };
}

/** Stages as a pipeline; null where something in them waits for the run, or is more than a pipeline holds. */
export function pipelineOf(stages: readonly Stage[]): Pipeline | null {
  const pipeline: Command[] = [];
  for (const stage of stages) {
    const last = pipeline.at(-1);
    if (stage.kind === 'where') {
      const where = whereOf(stage.body);
      if (where === null || last === undefined || last.where !== undefined || !isGetCmdlet(last.cmdlet))
        return null;
      last.where = where;
    } else if (stage.kind === 'cmdlet' && stage.command !== null) pipeline.push({ ...stage.command });
    else return null;
  }
  return pipeline.length <= maxStages ? pipeline : null;
}

const isRefValue = (value: Value): value is Ref['parameters'][string] => !Array.isArray(value);

function refOf(stages: readonly Stage[], start: number): Raw | null {
  const [stage] = stages;
  const [command, ...more] = pipelineOf(stages) ?? [];
  if (stage?.kind !== 'cmdlet' || command === undefined || more.length > 0) return null;
  const { output } = stage.spec;
  if (!isGetCmdlet(command.cmdlet) || output === null) return null;
  const parameters: Ref['parameters'] = {};
  for (const [name, value] of Object.entries(command.parameters)) {
    if (!isRefValue(value)) return null;
    parameters[name] = value;
  }
  const ref: Ref = {
    get: command.cmdlet,
    parameters,
    ...(command.where === undefined ? {} : { where: command.where }),
  };
  return { kind: 'ref', ref, output, start };
}

/** What stages that stand in parentheses are as a value; null where only the run will tell. */
function rawOfStages(reader: Reader, stages: readonly Stage[], start: number): Raw | null {
  const [stage, ...more] = stages;
  if (stage?.kind === 'expression' && more.length === 0) {
    const raw = rawOf(reader, stage.of);
    return isDynamic(raw) ? null : { ...raw, start };
  }
  if (
    stage?.kind === 'cmdlet' &&
    stage.cmdlet === null &&
    stage.spec !== importModule &&
    more.length === 0 &&
    isSettled(stage.given)
  ) {
    const { spec, given } = stage;
    return helperValue(reader, spec, bindGiven(reader, spec, null, given), {
      start: stage.start,
      end: given.end,
    });
  }
  return refOf(stages, start);
}

/** An expression as a value, dynamic where only the run will tell. */
export function rawOf(reader: Reader, expression: Expression): Raw {
  const { start } = expression;
  const dynamic: Raw = { kind: 'dynamic', expression, start };
  switch (expression.kind) {
    case 'literal':
      return expression.raw;
    case 'list': {
      const items = expression.items.map(item => rawOf(reader, item));
      return items.some(isDynamic) ? dynamic : { kind: 'list', items, start };
    }
    case 'group': {
      const [only, ...more] = expression.body;
      if (expression.list && only === undefined) return { kind: 'list', items: [], start };
      if (only?.kind !== 'pipeline' || more.length > 0) return dynamic;
      const raw = rawOfStages(reader, only.stages, start);
      if (raw === null) return dynamic;
      return expression.list && raw.kind !== 'list' ? { kind: 'list', items: [raw], start } : raw;
    }
    default:
      return dynamic;
  }
}
