import { eventKind } from '../../../shared/domain/event-catalogue.ts';
import type { Counted } from './tally.ts';
import type { BundleFacts } from './write-bundle.ts';

/** The report of a bundle: one page that opens offline, without script, for people and for print. */
export function report(facts: BundleFacts): string {
  const { counts, drill, forest } = facts;
  const whole = facts.whole ? 'the whole history up to then' : `of ${number(facts.history)} in the history`;
  const rows: [string, string][] = [
    ['Taken by', facts.as === null ? facts.by : `${facts.by} for ${facts.as}`],
    ['When', `${facts.at} (UTC)`],
    ['Why', facts.reason],
    ['Forest', `${forest.corpDnsName} ▸ ${forest.privDnsName}`],
    ['Filter', facts.filterInWords],
    ['Entries', `${number(facts.entries)}, ${whole}`],
    ['Numbers', facts.from === null ? 'none' : `${number(facts.from)} to ${number(facts.to ?? 0)}`],
    ['Merkle root', facts.root],
    ['Signed by', facts.signer ?? 'nobody'],
  ];
  const ids = counts.ids.map(([id, n]): Counted => [`${id} ${eventKind(Number(id))?.title ?? ''}`.trim(), n]);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>Evidence of ${html(forest.privDnsName)}</title>
<style>${style}</style>
</head>
<body>
<main>
${drill ? '<p class="drill">Drill: nothing in this bundle is real.</p>\n' : ''}<h1>Evidence from the history of ${html(forest.privDnsName)}</h1>
<dl>
${rows.map(([term, value]) => `<dt>${html(term)}</dt><dd>${html(value)}</dd>`).join('\n')}
</dl>
${chart(`By day (${forest.timeZone})`, byMonthWhereMany(counts.days))}
${chart('By severity', counts.severities)}
${chart('By source', counts.sources)}
${chart('By event', ids)}
<h2>How to verify it</h2>
<p>On any computer with Node 20 or newer, without network and without Bastion Console:</p>
<pre>node verify-evidence.mjs BUNDLE.zip${facts.signer === null ? '' : ' --key THE-PUBLIC-KEY'}</pre>
<p>Ask the people of the forest for the public key. README.txt says what a bundle proves, and what it does not.
This page alone proves nothing.</p>
</main>
</body>
</html>
`;
}

/** More bars than this nobody reads, nor prints. */
const mostBars = 100;

/** Days, or months, or years, whichever are few enough. */
function byMonthWhereMany(days: Counted[]): Counted[] {
  for (const length of [10, 7]) {
    const counts = grouped(days, length);
    if (counts.length <= mostBars) return counts;
  }
  return grouped(days, 4);
}

function grouped(days: Counted[], length: number): Counted[] {
  const counts = new Map<string, number>();
  for (const [day, n] of days) counts.set(day.slice(0, length), (counts.get(day.slice(0, length)) ?? 0) + n);
  return [...counts];
}

/** A table whose bars are drawn: read aloud, it is words and numbers. */
function chart(title: string, counts: Counted[]): string {
  const most = Math.max(1, ...counts.map(([, n]) => n));
  const rows = counts.map(([word, n]) => {
    const width = Math.max(0.5, (100 * n) / most).toFixed(1);
    return `<tr><th scope="row">${html(word)}</th><td>${number(n)}</td><td class="bar" aria-hidden="true"><svg width="100%" height="12"><rect width="${width}%" height="12" rx="2"/></svg></td></tr>`;
  });
  if (rows.length === 0) rows.push('<tr><th scope="row">No entry</th><td>0</td><td></td></tr>');
  return `<h2>${html(title)}</h2>\n<table>\n${rows.join('\n')}\n</table>`;
}

/** The look of a page that opens offline and prints: of reports, and of what is saved like them. */
export const style = `
:root { color-scheme: light dark; --ink: #1a1d21; --soft: #555c66; --line: #d5d9de; --bar: #2f6fb3; --ground: #fff }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --soft: #a6adb7; --line: #3a4048; --bar: #6ba5e0; --ground: #16181b } }
@media print { :root { --ink: #000; --soft: #333; --line: #bbb; --bar: #444; --ground: #fff } }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif }
main { max-width: 50rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.5rem; line-height: 1.25 } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; break-after: avoid }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.5rem }
dt { color: var(--soft) } dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap }
table { width: 100%; border-collapse: collapse } tr { break-inside: avoid }
th { width: 45%; font-weight: 400; text-align: left; padding: .15rem .75rem .15rem 0; overflow-wrap: anywhere }
td { text-align: right; font-variant-numeric: tabular-nums; padding: .15rem .75rem } .bar { width: 40% }
svg { display: block; fill: var(--bar) } rect { print-color-adjust: exact }
pre { border: 1px solid var(--line); padding: .5rem .75rem; white-space: pre-wrap }
.drill { border: 2px solid; padding: .5rem .75rem; font-weight: 600 }`;

function number(n: number): string {
  return n.toLocaleString('en');
}

/** A text as HTML has it. */
export function html(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}
