import { createTheme, type PaletteOptions, type Theme } from '@mui/material/styles';
import { type Colours, dark, light } from './colours.ts';
import { components } from './overrides.ts';

export const textFace = "'Inter Variable', system-ui, sans-serif";

/** One theme with both schemes as CSS variables: changing the scheme renders nothing again. */
export const theme: Theme = createTheme({
  cssVariables: { cssVarPrefix: 'bc', colorSchemeSelector: '[data-scheme="%s"]' },
  colorSchemes: { light: { palette: palette(light) }, dark: { palette: palette(dark) } },
  shape: { borderRadius: 6 },
  spacing: 4,
  breakpoints: { values: { xs: 0, sm: 600, md: 900, lg: 1100, xl: 1600 } },
  typography: {
    fontFamily: textFace,
    fontSize: 14,
    htmlFontSize: 16,
    h1: { fontSize: '1.25rem', lineHeight: '28px', fontWeight: 620, letterSpacing: '-0.012em' },
    h2: { fontSize: '1rem', lineHeight: '24px', fontWeight: 620, letterSpacing: '-0.006em' },
    h3: { fontSize: '0.875rem', lineHeight: '20px', fontWeight: 620 },
    body1: { fontSize: '0.875rem', lineHeight: '20px' },
    body2: { fontSize: '0.8125rem', lineHeight: '18px' },
    button: { fontSize: '0.8125rem', lineHeight: '20px', fontWeight: 560, textTransform: 'none' },
    caption: { fontSize: '0.75rem', lineHeight: '16px' },
  },
  components,
});

function palette(colours: Colours): PaletteOptions {
  return {
    primary: { main: colours.accent, dark: colours.accentStrong, contrastText: colours.onAccent },
    secondary: { main: colours.soft, contrastText: colours.surface },
    error: { main: colours.error, contrastText: colours.surface },
    warning: { main: colours.warning, contrastText: colours.surface },
    success: { main: colours.success, contrastText: colours.surface },
    info: { main: colours.info, contrastText: colours.surface },
    background: { default: colours.canvas, paper: colours.surface },
    text: { primary: colours.ink, secondary: colours.soft, disabled: colours.soft },
    divider: colours.line,
  };
}
