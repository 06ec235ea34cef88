/** A label at the beginning of a line: `valid until` as `Valid until`. */
export function capital(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1);
}
