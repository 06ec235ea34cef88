/** The objects of PAM that have a list, an editor beside it, and a page for a new one. */
export type ObjectKind = 'user' | 'group' | 'role';

/** The address of the list; the detail and the page for a new one are below it. */
export function listPath(kind: ObjectKind): `/${ObjectKind}s` {
  return `/${kind}s`;
}

/** `User`: the kind where a sentence or a title begins. */
export function capitalised(kind: ObjectKind): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}
