/** What somebody may have done to the history, and by what it is found: docs/decisions/evidence.md in an operator's words. */
export const proofs: readonly (readonly [string, string])[] = [
  [
    'An entry was changed, removed, moved or put in, or the end was cut off',
    'Verify, and it names the entry',
  ],
  ['The hashes were computed anew after that', 'Verify: the signed end does not fit'],
  [
    'All of it was computed anew and signed with another key',
    'The public key, if it was written down elsewhere',
  ],
  [
    'The end was signed with a key that was changed since, or a key was put in its place',
    'Verify: the old key must have signed the change, and signs nothing after it',
  ],
  [
    'An older copy of the store was put in its place',
    'This workstation, at the next opening: it remembers how far the history reached',
  ],
  ['The store and what this workstation remembers were both put back', 'An anchor on paper'],
  [
    'Somebody who has this workstation and its key wrote another history',
    'An anchor from before. Nothing else finds it',
  ],
  ['Something was done past this console', 'Not by the history: compare it with MIM’s event log'],
];
