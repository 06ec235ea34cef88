import type { ObjectKind } from './spec.ts';

/** Something wrong at a place inside a command. */
export interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** True for an object with keys: what JSON calls an object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A problem for each key that is not one of `known`. */
export function unknownKeys(value: Record<string, unknown>, known: readonly string[]): Problem[] {
  return Object.keys(value)
    .filter(key => !known.includes(key))
    .map(key => ({ path: [key], message: 'This key is not known here.' }));
}

/** 'a', 'a or b', 'a, b or c'. */
export function orList(items: readonly string[], word = 'or'): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${word} ${last}`;
}

const kindWords: Readonly<Record<ObjectKind, string>> = {
  user: 'a PAM user',
  group: 'a PAM group',
  role: 'a PAM role',
  request: 'a PAM request',
  requestToApprove: 'a request to approve',
  roleForRequest: 'a role that may be asked for',
  session: 'a PAM session',
  configuration: 'the PAM configuration',
  set: 'a PAM set',
  answer: 'an answer',
};

/** A kind of object in words. Anything else that a pipe may give is a text. */
export function anObject(kind: string): string {
  return (kindWords as Readonly<Record<string, string>>)[kind] ?? 'a text';
}
