/** Who must have no right on a protected file: by SDDL abbreviation and by SID. */
export const broadTrustees: Record<string, { sid: string; name: string }> = {
  WD: { sid: 'S-1-1-0', name: 'Everyone' },
  BU: { sid: 'S-1-5-32-545', name: 'Users' },
  AU: { sid: 'S-1-5-11', name: 'Authenticated Users' },
  AN: { sid: 'S-1-5-7', name: 'Anonymous' },
  BG: { sid: 'S-1-5-32-546', name: 'Guests' },
  IU: { sid: 'S-1-5-4', name: 'Interactive' },
  NU: { sid: 'S-1-5-2', name: 'Network' },
};

const nameOfTrustee = new Map<string, string>();
for (const [abbreviation, { sid, name }] of Object.entries(broadTrustees)) {
  nameOfTrustee.set(abbreviation, name);
  nameOfTrustee.set(sid, name);
}
// Domain Users and Domain Guests have the domain's own SID in front of 513 and 514.
nameOfTrustee.set('DU', 'Domain Users');
nameOfTrustee.set('DG', 'Domain Guests');

function trusteeName(trustee: string): string | undefined {
  const upper = trustee.toUpperCase();
  const known = nameOfTrustee.get(upper);
  if (known !== undefined) return known;
  if (/^S-1-5-21-\d+-\d+-\d+-513$/.test(upper)) return 'Domain Users';
  return /^S-1-5-21-\d+-\d+-\d+-514$/.test(upper) ? 'Domain Guests' : undefined;
}

/** One access control entry as SDDL writes it: `A;ID;FA;;;SY`. */
export interface Ace {
  type: string;
  flags: string;
  rights: string;
  trustee: string;
}

/** Where the discretionary list's entries begin. Owner and group stand before it without any separator: `O:BAG:SYD:PAI(…)`. */
function startOfDacl(sddl: string): number {
  let depth = 0;
  for (let at = 0; at < sddl.length; at += 1) {
    const char = sddl.charAt(at);
    if (char === '(') depth += 1;
    else if (char === ')') depth -= 1;
    else if (depth === 0 && sddl.startsWith('D:', at)) return at + 2;
  }
  return -1;
}

/** The entries of the discretionary list, or null where there is none, which lets everybody do everything. */
export function parseDacl(sddl: string): Ace[] | null {
  const start = startOfDacl(sddl);
  if (start < 0) return null;
  const rest = sddl.slice(start);
  const match = /^([A-Z_]*)((?:\((?:[^()]|\([^()]*\))*\))*)/.exec(rest);
  if (match?.[1]?.includes('NO_ACCESS_CONTROL') === true) return null;
  return [...(match?.[2] ?? '').matchAll(/\(((?:[^()]|\([^()]*\))*)\)/g)].map(([, ace = '']) => {
    const [type = '', flags = '', rights = '', , , trustee = ''] = ace.split(';');
    return { type, flags, rights, trustee };
  });
}

/** Who of the broad groups has any right, by name; everyone where there is no list at all. Sorted, each once. */
export function broadRights(sddl: string): string[] {
  const dacl = parseDacl(sddl);
  if (dacl === null) return ['Everyone'];
  const names = dacl
    .filter(ace => /^(?:A|XA|OA|ZA)$/.test(ace.type) && ace.rights !== '' && !/^0x0+$/i.test(ace.rights))
    // Inherit-only entries say nothing about this object.
    .filter(ace => ace.flags.match(/../g)?.includes('IO') !== true)
    .map(ace => trusteeName(ace.trustee))
    .filter(name => name !== undefined);
  return [...new Set(names)].sort();
}

/** What `icacls /save` writes: a name line and an SDDL line for each object. UTF-16 LE, with or without byte order mark. */
export function parseSaved(bytes: Uint8Array): { name: string; sddl: string }[] {
  const text = new TextDecoder('utf-16le').decode(bytes);
  const lines = text.split(/\r?\n/).filter(line => line !== '');
  const saved: { name: string; sddl: string }[] = [];
  for (let i = 0; i + 1 < lines.length; i += 2)
    saved.push({ name: lines[i] ?? '', sddl: lines[i + 1] ?? '' });
  return saved;
}

/** The saved list of one object under another name in the same folder, for `icacls FOLDER /restore FILE`. */
export function saveAs(sddl: string, name: string): Buffer {
  return Buffer.from(`${name}\r\n${sddl}\r\n`, 'utf16le');
}

/**
 * The icacls calls that take away the broad groups' rights: inherited entries become the object's own first, so that SYSTEM,
 * Administrators and the MIM Service account keep theirs.
 */
export function repairArguments(path: string, sddl: string): string[][] {
  const dacl = parseDacl(sddl);
  const named = (dacl ?? []).map(ace => ace.trustee.toUpperCase());
  const groups = Object.values(broadTrustees).map(({ sid }) => `*${sid}`);
  const domain = named.filter(trustee => /^S-1-5-21-.*-51[34]$/.test(trustee)).map(sid => `*${sid}`);
  const abbreviated = [
    ...(named.includes('DU') ? ['Domain Users'] : []),
    ...(named.includes('DG') ? ['Domain Guests'] : []),
  ];
  const calls = [
    [path, '/inheritance:d', '/q'],
    [path, '/remove:g', ...groups, ...domain, ...abbreviated, '/q'],
  ];
  // Without any list, taking away is not enough: SYSTEM and Administrators get theirs first.
  return dacl === null ? [[path, '/grant:r', '*S-1-5-18:F', '*S-1-5-32-544:F', '/q'], ...calls] : calls;
}
