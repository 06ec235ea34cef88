/** What a line does or would do, one effect each: nothing is drawn where there is none. */
export function Effects({ effects, label }: { effects: readonly string[]; label: string }) {
  if (effects.length === 0) return null;
  return (
    <ul className="ps-effects" aria-label={label}>
      {effects.map((effect, index) => (
        // Two cmdlets may have the same effect: the place is what tells them apart.
        <li key={index}>{effect}</li>
      ))}
    </ul>
  );
}
