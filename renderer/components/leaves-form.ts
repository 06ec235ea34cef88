/** Whether going from one path to another leaves a form. `within`: a path below which the form goes on. */
export function leavesForm(from: string, to: string, within?: string): boolean {
  if (from === to) return false;
  return within === undefined || !(to === within || to.startsWith(`${within}/`));
}
