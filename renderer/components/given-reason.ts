/** The `reason` of a call, as it was typed: left out where nothing was. */
export function givenReason(text: string): { reason?: string } {
  const reason = text.trim();
  return reason === '' ? {} : { reason };
}
