import qrcode from 'qrcode-generator';

/**
 * The modules of a QR code, row by row, true where they are dark. `text` must be of what a QR code holds densely: digits, capitals,
 * space and `$%*+-./:`. Level M: a sixth of it may be soiled.
 */
export function qrModules(text: string): boolean[][] {
  const code = qrcode(0, 'M');
  code.addData(text, 'Alphanumeric');
  code.make();
  const places = Array.from({ length: code.getModuleCount() }, (_, at) => at);
  return places.map(row => places.map(column => code.isDark(row, column)));
}
