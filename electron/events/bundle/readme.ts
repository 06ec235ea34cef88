import type { Selected } from './selected.ts';
import type { BundleRequest } from './types.ts';

/** The page that lies in a bundle for whoever gets it. */
export function readme(request: BundleRequest, { head, count, seqs }: Selected): string {
  const key = request.signer === null ? '' : ' --key THE-PUBLIC-KEY';
  return `EVIDENCE BUNDLE OF BASTION CONSOLE
${request.drill ? '\nDRILL: nothing in this bundle is real.\n' : ''}
${count} of the ${head.size} entries that the history of the forest ${request.forest.privDnsName} had on ${new Date(request.at).toISOString()}.
Taken by ${request.by}. Why: ${request.reason}
Filter: ${request.filterInWords}

HOW TO VERIFY IT
1. Use any computer with Node 20 or newer (nodejs.org). Neither Bastion Console nor a network is needed.
2. Take verify-evidence.mjs from this bundle or, if you do not trust who gave it to you, from a Bastion Console that you trust:
   it is one file, to be read in a sitting.
3. Beside the file, or in the folder that it was unpacked to, run
     node verify-evidence.mjs BUNDLE.zip${key}
     node verify-evidence.mjs .${key}
   ${request.signer === null ? 'Nobody signed this bundle.' : 'Ask the people of the forest for the public key (64 hex digits), not this bundle: without --key anybody can have made it.'}
4. It prints VERIFIED and ends with 0; or NOT VERIFIED with the first entry or file that is wrong, and ends with 1.

WHAT IT PROVES
- Each line of events.ndjson is an entry of the history as it was written then: no entry was changed, put in or moved.
- ${
    seqs === null
      ? 'The bundle is the whole history up to then: no entry is missing.'
      : 'None of the entries that were taken was removed since. The entries that the filter left out are not here:\n  that it left out none that it should have let through is what the signer says.'
  }
- Who took it, when and why, events.csv and report.html are what the signer wrote.
WHAT IT DOES NOT PROVE
- That the history tells the truth. Who held the workstation and its key could write another history, and sign it.
  Compare the Merkle root with one that was written down or taken away earlier.

THE FILES
events.ndjson        one entry a line, oldest first: the very bytes that were hashed. leaf(n) = SHA-256(one zero byte, line n)
                     The columns: seq at mono boot id severity source actor as_account reason message user_id user_name
                     role_id role_name request_id command cause changes; at in milliseconds UTC
leaves.bin           for each line 40 bytes: seq (8 bytes, the highest first) and leaf; by it a wrong line is named
proof.bin            32 bytes each: the roots of the full subtrees (RFC 6962) between the entries, from left to right; empty
                     where none was left out
head.json            how many entries the history had, the last chain value, the Merkle root, and the signature of these
public-key.pem       the Ed25519 key that signed the head and the manifest
keys.json            where that key took another's place: both keys and the signatures of both over the text "bastion-console key 1",
                     the old key, the new key, each ended by a line feed; absent where it never did. --key takes the old one too
events.csv           the same entries for a spreadsheet. A cell that it would take for a formula begins with an apostrophe
report.html          who, when, why, filter, counts; opens without a network
manifest.json        size and SHA-256 of each file, and the filter
manifest.sig         the signature of manifest.json, 64 bytes:
                     openssl pkeyutl -verify -rawin -pubin -inkey public-key.pem -in manifest.json -sigfile manifest.sig
`;
}
