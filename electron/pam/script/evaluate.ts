import { readDateTime } from '../../../shared/cmdlets/datetime.ts';
import type { Expression, Sign, Step } from '../../../shared/cmdlets/script/ast.ts';
import type { Raw } from '../../../shared/cmdlets/reader.ts';
import { add, calculate, textOf } from './arithmetic.ts';
import { compare, type ReadMoment } from './compare.ts';
import { type Data, inWords, isList, isTrue, type Item, itemsOf } from './data.ts';
import type { Frame } from './frame.ts';
import { propertyOf } from './members.ts';
import { dataOfBlock } from './statements.ts';
import { runRef } from './cmdlet.ts';

/** The value of an expression. Throws ParseError at its place. */
export function evaluate(frame: Frame, expression: Expression): Data {
  frame.meter.step(0.05);
  switch (expression.kind) {
    case 'literal':
      return valueOfRaw(frame, expression.raw);
    case 'text': {
      let text = '';
      for (const part of expression.parts) {
        text +=
          typeof part === 'string'
            ? part
            : frame.at(part.start, 'a value', () => textOf(evaluate(frame, part)));
        if (typeof part !== 'string') frame.made(text);
      }
      return text;
    }
    case 'variable':
      return frame.get(expression.name);
    case 'list': {
      const items = expression.items.flatMap(item => listed(evaluate(frame, item)));
      frame.meter.list(items.length);
      return items;
    }
    case 'group': {
      const data = dataOfBlock(frame, expression.body);
      return expression.list ? itemsOf(data) : data;
    }
    case 'steps':
      return expression.steps.reduce<Data>(
        (data, step) => stepInto(frame, data, step),
        evaluate(frame, expression.of),
      );
    case 'prefix': {
      const data = evaluate(frame, expression.of);
      if (expression.sign === 'not') return !isTrue(data);
      const sign = expression.sign;
      return frame.at(expression.start, `"${sign}"`, () => calculate(sign, 0, data));
    }
    case 'operators':
      return operate(frame, expression);
  }
}

/** In `a, b` each operand is one value of the list, $null too. */
const listed = (data: Data): readonly Item[] => (isList(data) ? data : [data]);

function operate(frame: Frame, { first, rest }: Extract<Expression, { kind: 'operators' }>): Data {
  let left = evaluate(frame, first);
  for (const { sign, of } of rest) {
    // Of -and and -or the right side is not looked at where the left one decides.
    if (sign === 'and' || sign === 'or') {
      const known = isTrue(left);
      left = known === (sign === 'or') ? known : isTrue(evaluate(frame, of));
    } else {
      const right = evaluate(frame, of);
      left = frame.at(of.start, inWords(right), () => apply(frame, sign, left, right));
    }
  }
  return left;
}

function apply(frame: Frame, sign: Exclude<Sign, 'and' | 'or'>, left: Data, right: Data): Data {
  if (sign === '-' || sign === '*') return calculate(sign, left, right);
  if (sign === '+') return frame.made(add(left, right));
  if (sign === 'like' || sign === 'notlike') {
    const length = (data: Data) => (typeof data === 'string' ? data.length : 0);
    frame.meter.step((length(left) * length(right)) / 10_000);
  }
  frame.meter.step((itemsOf(left).length + itemsOf(right).length) / 100);
  return compare(sign, left, right, moments(frame));
}

/** A moment as the forest's clock reads it; a text that names none is none. */
export function moments(frame: Frame): ReadMoment {
  return text => {
    const reading = readDateTime(text);
    if (reading === null) return null;
    return reading.kind === 'instant' ? reading.ms : frame.base.readMoment(text);
  };
}

function stepInto(frame: Frame, data: Data, step: Step): Data {
  if (step.kind === 'property') {
    return frame.at(step.start, `".${step.name}" of ${inWords(data)}`, () => {
      frame.meter.step(itemsOf(data).length / 10);
      return propertyOf(frame.base.store, data, step.name);
    });
  }
  const index = evaluate(frame, step.of);
  if (typeof index !== 'number' || !Number.isInteger(index)) {
    throw frame.refuse(step.start, inWords(index), 'A list is asked by a whole number, the first by 0.', [
      'a whole number',
    ]);
  }
  return itemsOf(data).at(index) ?? null;
}

/** A value that stood in the script. A number is one where PowerShell would read one. */
function valueOfRaw(frame: Frame, raw: Raw): Data {
  switch (raw.kind) {
    case 'word':
      return /^[+-]?\d{1,15}(\.\d{1,9})?$/.test(raw.text) ? Number(raw.text) : raw.text;
    case 'string':
      return raw.text;
    case 'constant':
      return raw.name === 'null' ? null : raw.name === 'true';
    case 'list':
      return raw.items.flatMap(item => listed(valueOfRaw(frame, item)));
    case 'seconds':
      return { is: 'seconds', seconds: raw.seconds };
    case 'date':
      return { is: 'date', text: raw.text };
    case 'prompt':
      return { is: 'prompt', prompt: raw.prompt };
    case 'ref':
      return runRef(frame, raw.ref, raw.start);
    case 'dynamic':
      return evaluate(frame, raw.expression);
  }
}
