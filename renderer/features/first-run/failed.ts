/** The folder that could not be opened, and why; null while nothing failed. */
export type Failed = { dir: string; error: unknown } | null;
