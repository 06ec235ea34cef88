// The console works store only: it writes no directory, and reads CORP from a file. What MIM's module would do beside its
// store is therefore taken, checked and journaled, and said to have no effect (`notesOf`).

export const noAccount =
  'the console makes no account in PRIV and keeps no password. Set the password where the account is made.';
export const nothingInPriv = 'the console makes nothing in PRIV, so there is no container to make it in.';
export const corpIsAFile =
  'the console reads CORP from its directory file, without an account or a domain controller.';
export const signsInNowhere =
  'the console signs in to no domain controller and no server, and keeps no credential.';
