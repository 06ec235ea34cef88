/** The IANA zones for a select, UTC first. `current` is among them also where this browser does not know it. */
export function timeZones(current?: string): { value: string; label: string }[] {
  const zones = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);
  if (current !== undefined) zones.add(current);
  return [...zones].map(zone => ({ value: zone, label: zone.replaceAll('_', ' ') }));
}
