/** The parts of a distinguished name, as written, from the entry to the root: `CN=Jen`, `OU=Staff`, `DC=contoso`, … */
function partsOfDn(dn: string): string[] {
  const parts: string[] = [];
  let from = 0;
  let quoted = false;
  for (let i = 0; i < dn.length; i++) {
    const c = dn[i];
    if (c === '\\') i++;
    else if (c === '"') quoted = !quoted;
    else if (c === ',' && !quoted) {
      parts.push(dn.slice(from, i).trim());
      from = i + 1;
    }
  }
  parts.push(dn.slice(from).trim());
  return parts;
}

/** The DNS name of the domain that holds the entry: its DC parts joined by dots. '' where it has none. */
export function domainOfDn(dn: string): string {
  return partsOfDn(dn)
    .flatMap(part => /^dc\s*=\s*(.+)$/i.exec(part)?.[1] ?? [])
    .join('.');
}
