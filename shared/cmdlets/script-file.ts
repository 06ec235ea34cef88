/** One change of a script file: what it was, and its lines of PowerShell. */
export interface ScriptPart {
  /** Sentences above the lines: what happened, when, by whom, why. */
  about: readonly string[];
  lines: readonly string[];
  /** What the lines cannot do, each as a sentence. */
  cannot?: readonly string[];
}

/**
 * A .ps1 file for MIM's own PowerShell: a header, then each change with what it was as comments. It begins with a byte
 * order mark, without which Windows PowerShell 5.1 reads it as the system's code page; lines end as Windows ends them.
 *
 * @param header sentences: what the script is, who saved it and when
 */
export function scriptFile(header: readonly string[], parts: readonly ScriptPart[]): string {
  const text: string[] = [
    ...header.map(comment),
    ...(parts.length === 0 ? ['', comment('Nothing to run.')] : []),
  ];
  for (const { about, lines, cannot = [] } of parts) {
    text.push(
      '',
      ...about.map(comment),
      ...cannot.map(sentence => comment(`Not done by this script: ${sentence}`)),
    );
    text.push(...lines);
  }
  return `\uFEFF${text.join('\r\n')}\r\n`;
}

/** A text as one comment: whatever ends a line is taken out, so that no name or reason can become a line that runs. */
export function comment(text: string): string {
  return `# ${text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()}`;
}
