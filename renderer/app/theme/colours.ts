/**
 * The console's colours, designed for each scheme on its own. Every text colour holds 4.5 : 1 on each surface that it is
 * used on, and `edge` holds 3 : 1 for controls (test/unit/renderer/colours.test.ts).
 */
export interface Colours {
  /** The window behind everything. */
  canvas: string;
  /** Tables, details, forms. */
  surface: string;
  /** What lies lower than the surface: table heads, code, the PowerShell strip. */
  sunken: string;
  /** Hairlines between regions and rows. */
  line: string;
  /** Borders of controls. */
  edge: string;
  ink: string;
  soft: string;
  accent: string;
  accentStrong: string;
  onAccent: string;
  accentSoft: string;
  error: string;
  errorSoft: string;
  warning: string;
  warningSoft: string;
  success: string;
  successSoft: string;
  info: string;
  infoSoft: string;
  /** The bar at the top. */
  bar: string;
  barRaised: string;
  barInk: string;
  barSoft: string;
  barEdge: string;
  /** A drill's band and edge, its words, its bar, and the watermark over its pages. */
  drill: string;
  onDrill: string;
  drillBar: string;
  drillBarRaised: string;
  drillBarEdge: string;
  drillMark: string;
}

export const light: Colours = {
  canvas: '#f3f5f7',
  surface: '#ffffff',
  sunken: '#eaeef1',
  line: '#d3dae0',
  edge: '#76838f',
  ink: '#18222b',
  soft: '#4a5763',
  accent: '#0a5c63',
  accentStrong: '#07474d',
  onAccent: '#ffffff',
  accentSoft: '#daecec',
  error: '#a3201a',
  errorSoft: '#fae8e6',
  warning: '#744700',
  warningSoft: '#faefd8',
  success: '#195e34',
  successSoft: '#e0f1e6',
  info: '#374c63',
  infoSoft: '#e5ebf2',
  bar: '#12262b',
  barRaised: '#1d363c',
  barInk: '#f0f5f5',
  barSoft: '#b4c7c9',
  barEdge: '#6c8589',
  drill: '#ffc93c',
  onDrill: '#221600',
  drillBar: '#5a1846',
  drillBarRaised: '#6d2557',
  drillBarEdge: '#b98bab',
  drillMark: 'rgb(148 28 108 / 9%)',
};

export const dark: Colours = {
  canvas: '#10161b',
  surface: '#171f26',
  sunken: '#1e2830',
  line: '#2d3943',
  edge: '#748492',
  ink: '#e3e9ee',
  soft: '#a7b5c1',
  accent: '#5cc2c2',
  accentStrong: '#85d6d5',
  onAccent: '#04282a',
  accentSoft: '#17383b',
  error: '#ff978d',
  errorSoft: '#3b1e1e',
  warning: '#f0b955',
  warningSoft: '#372b13',
  success: '#7ad29c',
  successSoft: '#173220',
  info: '#aec3da',
  infoSoft: '#1f2c3a',
  bar: '#0b1013',
  barRaised: '#1b252c',
  barInk: '#e3e9ee',
  barSoft: '#a7b5c1',
  barEdge: '#65757f',
  drill: '#f0b429',
  onDrill: '#221600',
  drillBar: '#3d0f2f',
  drillBarRaised: '#531a42',
  drillBarEdge: '#a5739a',
  drillMark: 'rgb(255 138 216 / 9%)',
};

/** `--accent-soft: #…;` for every colour. */
export function cssVariables(colours: Colours): Record<string, string> {
  return Object.fromEntries(
    Object.entries(colours).map(([name, value]) => [
      `--${name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`,
      String(value),
    ]),
  );
}

/** WCAG 2 contrast of two `#rrggbb` colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map(at => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
