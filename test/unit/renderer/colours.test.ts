import { describe, expect, it } from 'vitest';
import { type Colours, contrast, cssVariables, dark, light } from '../../../renderer/app/theme/colours.ts';

type Name = keyof Colours;
const surfaces: Name[] = ['canvas', 'surface', 'sunken'];
const texts: Name[] = ['ink', 'soft', 'accent', 'error', 'warning', 'success', 'info'];
const softs: [Name, Name][] = [
  ['accent', 'accentSoft'],
  ['error', 'errorSoft'],
  ['warning', 'warningSoft'],
  ['success', 'successSoft'],
  ['info', 'infoSoft'],
  ['ink', 'accentSoft'],
  ['ink', 'errorSoft'],
  ['ink', 'warningSoft'],
  ['ink', 'successSoft'],
  ['ink', 'infoSoft'],
  ['soft', 'accentSoft'],
  ['onAccent', 'accent'],
  ['onAccent', 'accentStrong'],
  ['barInk', 'bar'],
  ['barSoft', 'bar'],
  ['barSoft', 'barRaised'],
  ['onDrill', 'drill'],
  ['barInk', 'drillBar'],
  ['barSoft', 'drillBar'],
  ['barSoft', 'drillBarRaised'],
];

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s scheme', (_name, colours) => {
  it.each(surfaces.flatMap(on => texts.map(text => [text, on] as const)))('reads %s on %s', (text, on) => {
    expect(contrast(colours[text], colours[on])).toBeGreaterThanOrEqual(4.5);
  });
  it.each(softs)('reads %s on %s', (text, on) => {
    expect(contrast(colours[text], colours[on])).toBeGreaterThanOrEqual(4.5);
  });
  it.each(['canvas', 'surface'] as const)('shows the edge of controls on %s', on => {
    expect(contrast(colours.edge, colours[on])).toBeGreaterThanOrEqual(3);
  });
});

it('knows the contrast of black and white', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

it('names the variables as style sheets do', () => {
  expect(cssVariables(light)['--accent-soft']).toBe(light.accentSoft);
});
