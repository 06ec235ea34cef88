/** A step of the person who is elevated, with its command where there is one. */
export interface ElevationStep {
  text: string;
  command: string | null;
}

/** What the person does once the role is active: a logon token that was made before does not carry the new group (docs/mim-facts.md, elevation). */
export function stepsAfterStart(userPrincipalName: string): ElevationStep[] {
  return [
    { text: 'Drop the old tickets', command: 'klist purge' },
    { text: 'Open a new session', command: `runas /user:${userPrincipalName} powershell` },
    { text: 'Look whether the group is there', command: 'whoami /groups' },
  ];
}

/** What makes sure that nothing outlives the role. `capped`: Active Directory ends the tickets with the membership. */
export function stepsAtEnd(capped: boolean): ElevationStep[] {
  const close: ElevationStep = {
    text: 'Close the sessions that were opened with the role: each keeps the token that it began with',
    command: null,
  };
  return capped ? [close] : [{ text: 'Drop the tickets', command: 'klist purge' }, close];
}
