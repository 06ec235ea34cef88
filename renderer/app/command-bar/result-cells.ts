/** The columns of a result: every property of its objects, in the order in which they first appear. */
export function columnsOf(objects: readonly Record<string, unknown>[]): string[] {
  const names = new Set<string>();
  for (const object of objects) for (const name of Object.keys(object)) names.add(name);
  return [...names];
}

/** A value as PowerShell's users read it: True, a list in braces, an object by its name. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? '{}' : `{${value.map(cellText).join(', ')}}`;
  return nameOf(value as Record<string, unknown>);
}

const naming = ['DisplayName', 'PrivAccountName', 'PrivDisplayName', 'SourceAccountName', 'RequestId'];

function nameOf(object: Record<string, unknown>): string {
  for (const name of naming) {
    const value = object[name];
    if (typeof value === 'string' && value !== '') return value;
  }
  return JSON.stringify(object);
}
