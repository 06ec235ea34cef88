import { qrModules } from './qr-modules.ts';

/** White modules around a QR code, without which a reader does not find it. */
const quiet = 4;

/** A QR code: dark on white in every theme, since few readers take the inverse. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const rows = qrModules(text);
  const size = rows.length + 2 * quiet;
  const dark = rows.flatMap((row, y) =>
    row.flatMap((on, x) => (on ? [`M${x + quiet} ${y + quiet}h1v1h-1z`] : [])),
  );
  return (
    <svg
      className="qr-code"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <rect className="qr-ground" width={size} height={size} />
      <path className="qr-dark" d={dark.join('')} />
    </svg>
  );
}
