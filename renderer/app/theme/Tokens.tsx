import { GlobalStyles } from '@mui/material';
import { cssVariables, dark, light } from './colours.ts';

/** The colours as CSS variables for the style sheets, beside MUI's own. */
export function Tokens() {
  return (
    <GlobalStyles
      styles={{
        ':root': { ...cssVariables(light), colorScheme: 'light' },
        ':root[data-scheme="dark"]': { ...cssVariables(dark), colorScheme: 'dark' },
      }}
    />
  );
}
