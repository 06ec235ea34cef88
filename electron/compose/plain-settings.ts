/** MfaSettings.xml with nothing secret in it. Its root's name is ours: Microsoft's is unpublished. `comment` says what it is of. */
export function plainSettings(
  comment: string,
  { username, defaultCountryCode }: { username: string; defaultCountryCode: string },
): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<!-- ${comment} The name of the root element is ours; Microsoft has not published its own. -->`,
    '<MfaSettings>',
    `  <username>${escaped(username)}</username>`,
    `  <DefaultCountryCode>${escaped(defaultCountryCode)}</DefaultCountryCode>`,
    '</MfaSettings>',
    '',
  ].join('\r\n');
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
