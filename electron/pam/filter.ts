import { dateTimeForms, readDateTime } from '../../shared/cmdlets/datetime.ts';
import {
  type Clause,
  type FilterOperator,
  type FilterValue,
  parseFilter,
} from '../../shared/cmdlets/filter.ts';
import { ParseError } from '../../shared/cmdlets/parse-error.ts';
import { orList } from '../../shared/cmdlets/problem.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { Store } from '../store/types.ts';
import type { Piece } from './arguments.ts';
import { shape } from './output.ts';

/** What a filter needs besides its objects. */
interface FilterPorts {
  store: Store;
  /** Milliseconds UTC, read on the forest's clock where the text names no zone. */
  readMoment(text: string): number;
}

/** The objects for which a -Filter holds. BAD_REQUEST for one that cannot be read, or compares what cannot be compared. */
export function filtered(pieces: readonly Piece[], text: string, ports: FilterPorts): Piece[] {
  const clauses = reading(text);
  return pieces.filter(piece => {
    const properties = shape(ports.store, piece);
    return clauses.every(clause => holds(clause, properties, ports));
  });
}

function reading(text: string): Clause[] {
  try {
    return parseFilter(text);
  } catch (error) {
    if (error instanceof ParseError) throw refuse(`${error.message} Write for example DisplayName eq 'R'.`);
    throw error;
  }
}

function holds(clause: Clause, properties: Record<string, unknown>, ports: FilterPorts): boolean {
  const asked = clause.property.toLowerCase();
  const key = Object.keys(properties).find(name => name.toLowerCase() === asked);
  if (key === undefined) {
    throw refuse(
      `Column ${clause.start + 1}: there is no property ${clause.property}. There are ${orList(Object.keys(properties), 'and')}.`,
    );
  }
  const property = properties[key];
  const { operator, value } = clause;
  if (property === null || value === null) {
    if (operator === 'eq') return property === value;
    // What is not there is neither before nor after anything.
    return operator === 'ne' && property !== value;
  }
  const order = orderOf(key, property, value, ports);
  if (typeof property === 'boolean' && operator !== 'eq' && operator !== 'ne') {
    throw refuse(`${key} is true or false: compare it by eq or ne.`);
  }
  return fits(operator, order);
}

function fits(operator: FilterOperator, order: number): boolean {
  switch (operator) {
    case 'eq':
      return order === 0;
    case 'ne':
      return order !== 0;
    case 'gt':
      return order > 0;
    case 'ge':
      return order >= 0;
    case 'lt':
      return order < 0;
    case 'le':
      return order <= 0;
  }
}

function orderOf(
  key: string,
  property: unknown,
  value: NonNullable<FilterValue>,
  ports: FilterPorts,
): number {
  if (typeof value === 'object') {
    const at = typeof property === 'string' ? Date.parse(property) : Number.NaN;
    if (Number.isNaN(at)) throw refuse(`${key} is no time, and is compared with one.`);
    if (readDateTime(value.moment) === null) {
      throw refuse(`'${value.moment}' is no date and time. Write it as ${orList(dateTimeForms)}.`);
    }
    return at - ports.readMoment(value.moment);
  }
  if (typeof property === 'boolean' && typeof value === 'boolean') return Number(property) - Number(value);
  if (typeof property === 'number') {
    // The REST API writes seconds as a text.
    const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
    if (typeof number === 'number') return property - number;
  }
  if (typeof property === 'string' && typeof value === 'string') {
    const [a, b] = [property.toLowerCase(), value.toLowerCase()];
    return a < b ? -1 : a > b ? 1 : 0;
  }
  throw refuse(`${key} is ${kindOf(property)}, and is compared with ${kindOf(value)}.`);
}

function kindOf(value: unknown): string {
  if (typeof value === 'string') return 'a text';
  if (typeof value === 'number') return 'a number';
  return typeof value === 'boolean' ? 'true or false' : 'a list, which no filter compares';
}

const refuse = (why: string): AppError =>
  new AppError('BAD_REQUEST', `The -Filter was not used. ${why}`, {
    issues: [{ path: 'parameters.Filter', message: why }],
  });
