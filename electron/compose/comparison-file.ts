import { setImmediate } from 'node:timers/promises';
import type { EvidenceRow, EvidenceSummary } from '../../shared/domain/mim-evidence.ts';
import { html, style } from '../events/bundle/report.ts';
import { csv } from '../events/export.ts';
import { writeWhole } from '../events/write-whole.ts';

/** What the file says of itself beside the rows. */
export interface ComparisonFacts extends Omit<EvidenceSummary, 'session'> {
  forest: string;
  by: string;
  /** Milliseconds UTC. */
  at: number;
  /** Which states were chosen, in words. */
  chosen: string;
}

/** Rows between two looks at others who wait. */
const chunk = 1000;
const columns = ['State', 'Event', 'Time in MIM', 'MIM says', 'Line', 'Time here', 'Entry', 'History says'];

/** Writes rows of a comparison as CSV that a spreadsheet runs nothing of, or as a page that opens offline and prints. */
export async function writeComparison(
  path: string,
  format: 'csv' | 'html',
  facts: ComparisonFacts,
  rows: readonly EvidenceRow[],
): Promise<void> {
  await writeWhole(path, 'The comparison was not saved', async append => {
    append(format === 'csv' ? csv([columns]) : pageHead(facts));
    for (let from = 0; from < rows.length; from += chunk) {
      const cells = rows.slice(from, from + chunk).map(cellsOf);
      append(format === 'csv' ? csv(cells) : cells.map(lineOf).join(''));
      await setImmediate();
    }
    if (format === 'html') append('</tbody>\n</table>\n</main>\n</body>\n</html>\n');
  });
}

function cellsOf({ state, id, mim, ours }: EvidenceRow): (string | number)[] {
  return [
    state,
    id,
    mim === null ? '' : utc(mim.at),
    mim?.message ?? '',
    mim?.line ?? '',
    ours === null ? '' : utc(ours.at),
    ours?.seq ?? '',
    ours?.message ?? '',
  ];
}

function lineOf(cells: readonly (string | number)[]): string {
  return `<tr>${cells.map(cell => `<td>${html(String(cell))}</td>`).join('')}</tr>\n`;
}

function pageHead(facts: ComparisonFacts): string {
  const { counts } = facts;
  const items: [string, string][] = [
    ['Forest', facts.forest],
    ['Log of MIM', facts.path],
    ['SHA-256 of it', facts.sha256],
    ['Covers', `${utc(facts.from)} to ${utc(facts.to)} (UTC)`],
    ['Events', `${facts.events}, of which ${facts.otherIds} have numbers that are not compared`],
    ['Missing here', String(counts.missing)],
    ['Extra here', String(counts.extra)],
    ['Late', String(counts.late)],
    ['Matched', String(counts.matched)],
    ['Rows below', facts.chosen],
    ['Saved by', `${facts.by}, ${utc(facts.at)} (UTC)`],
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>MIM’s event log beside the history of ${html(facts.forest)}</title>
<style>${style}
main { max-width: none } td { text-align: left; vertical-align: top; overflow-wrap: anywhere } th { width: auto }
thead th { border-bottom: 1px solid var(--line) }</style>
</head>
<body>
<main>
<h1>MIM’s event log beside the history of ${html(facts.forest)}</h1>
<dl>
${items.map(([term, value]) => `<dt>${html(term)}</dt><dd>${html(value)}</dd>`).join('\n')}
</dl>
<table>
<thead><tr>${columns.map(name => `<th scope="col">${html(name)}</th>`).join('')}</tr></thead>
<tbody>
`;
}

function utc(at: number): string {
  return new Date(at).toISOString();
}
