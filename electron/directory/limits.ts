/** What a directory file may hold. It is made elsewhere and carried here, so it is not trusted. */
export const limits = {
  bytes: 50_000_000,
  /** Users and groups together. */
  entries: 200_000,
  /** Characters of a line with its continuations, or of a field: photographs fit, a file that never ends a line does not. */
  line: 1_000_000,
  /** Columns of a CSV file. */
  columns: 2_000,
  /** Characters of a text that is kept. Active Directory's own limits are below it. */
  text: 1_024,
} as const;
