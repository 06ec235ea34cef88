import type { Components } from '@mui/material/styles';

const flat = { boxShadow: 'none', backgroundImage: 'none' } as const;
const raised = { ...flat, border: '1px solid var(--edge)', borderRadius: 6 } as const;

/** How MUI's parts look here: lines instead of shadows, no ripple, 32 px controls. */
export const components: Components = {
  MuiButtonBase: { defaultProps: { disableRipple: true } },
  MuiButton: {
    defaultProps: { disableElevation: true, size: 'small', variant: 'outlined', color: 'primary' },
    styleOverrides: {
      root: {
        minHeight: 32,
        minWidth: 0,
        padding: '5px 12px',
        whiteSpace: 'nowrap',
        '&.Mui-disabled': { color: 'var(--soft)', borderColor: 'var(--line)' },
      },
      outlined: {
        borderColor: 'var(--edge)',
        color: 'var(--ink)',
        backgroundColor: 'var(--surface)',
        '&:hover': { backgroundColor: 'var(--sunken)', borderColor: 'var(--edge)' },
      },
      contained: { '&:hover': { backgroundColor: 'var(--accent-strong)' } },
      text: { color: 'var(--accent)' },
      startIcon: { marginLeft: 0, marginRight: 6 },
    },
    variants: [
      {
        props: { variant: 'outlined', color: 'error' },
        style: { color: 'var(--error)', borderColor: 'var(--error)' },
      },
    ],
  },
  MuiIconButton: {
    defaultProps: { size: 'small' },
    styleOverrides: { root: { borderRadius: 6, padding: 7, color: 'inherit' } },
  },
  MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: flat } },
  MuiMenu: {
    // A menu is drawn at the end of the page, outside of every landmark: it is given one, so that nothing lies beside them all.
    defaultProps: { slotProps: { root: { role: 'region', 'aria-label': 'Menu' } } },
    styleOverrides: { paper: { ...raised, marginTop: 4 }, list: { padding: '4px 0' } },
  },
  MuiMenuItem: { styleOverrides: { root: { fontSize: '0.8125rem', minHeight: 32, padding: '4px 12px' } } },
  MuiAutocomplete: {
    styleOverrides: {
      paper: { ...raised, marginTop: 4 },
      listbox: { padding: '4px 0' },
      option: { fontSize: '0.8125rem', minHeight: 32 },
      noOptions: { fontSize: '0.8125rem' },
      inputRoot: {
        '&.MuiOutlinedInput-root': { padding: '0 6px' },
        '&.MuiOutlinedInput-root .MuiAutocomplete-input': { padding: '6px 4px' },
      },
    },
  },
  MuiPopover: { styleOverrides: { paper: { ...raised, marginTop: 4 } } },
  MuiDialog: { styleOverrides: { paper: { ...raised, margin: 16 } } },
  MuiDialogTitle: {
    styleOverrides: { root: { fontSize: '1rem', fontWeight: 620, padding: '16px 20px 4px' } },
  },
  MuiDialogContent: { styleOverrides: { root: { padding: '8px 20px', fontSize: '0.875rem' } } },
  MuiDialogActions: { styleOverrides: { root: { padding: '12px 20px 16px', gap: 8 } } },
  MuiBackdrop: {
    styleOverrides: { root: { '&:not(.MuiBackdrop-invisible)': { backgroundColor: 'rgb(8 14 18 / 55%)' } } },
  },
  MuiTooltip: {
    defaultProps: { enterDelay: 400, enterNextDelay: 200, describeChild: true },
    styleOverrides: {
      tooltip: {
        fontSize: '0.75rem',
        lineHeight: '16px',
        fontWeight: 450,
        padding: '6px 8px',
        maxWidth: 360,
        color: 'var(--bar-ink)',
        backgroundColor: 'var(--bar)',
        border: '1px solid var(--bar-edge)',
        whiteSpace: 'pre-line',
      },
    },
  },
  MuiOutlinedInput: {
    defaultProps: { size: 'small', notched: false },
    styleOverrides: {
      root: {
        fontSize: '0.875rem',
        backgroundColor: 'var(--surface)',
        '&.Mui-disabled': { backgroundColor: 'var(--sunken)' },
        '&.Mui-focused .MuiOutlinedInput-notchedOutline': { borderColor: 'var(--accent)' },
        '&.Mui-error .MuiOutlinedInput-notchedOutline': { borderColor: 'var(--error)' },
      },
      notchedOutline: { borderColor: 'var(--edge)', top: 0, '& legend': { display: 'none' } },
      input: { padding: '6px 10px', height: 20 },
      multiline: { padding: 0 },
    },
  },
  MuiInputBase: { styleOverrides: { input: { '&::placeholder': { color: 'var(--soft)', opacity: 1 } } } },
  MuiFormHelperText: {
    styleOverrides: { root: { margin: '4px 0 0', fontSize: '0.75rem', lineHeight: '16px' } },
  },
  MuiFormControlLabel: { styleOverrides: { root: { marginLeft: -6 }, label: { fontSize: '0.875rem' } } },
  MuiCheckbox: {
    defaultProps: { size: 'small' },
    styleOverrides: { root: { padding: 6, color: 'var(--edge)' } },
  },
  MuiRadio: {
    defaultProps: { size: 'small' },
    styleOverrides: { root: { padding: 6, color: 'var(--edge)' } },
  },
  MuiTabs: {
    styleOverrides: {
      root: { minHeight: 36, borderBottom: '1px solid var(--line)' },
      indicator: { height: 2, transition: 'none' },
    },
  },
  MuiTab: {
    styleOverrides: {
      root: {
        minHeight: 36,
        minWidth: 0,
        padding: '8px 12px',
        color: 'var(--soft)',
        '&.Mui-selected': { color: 'var(--ink)' },
      },
    },
  },
  MuiChip: {
    defaultProps: { size: 'small', variant: 'outlined' },
    styleOverrides: {
      root: { borderRadius: 6, fontSize: '0.75rem', fontWeight: 520, borderColor: 'var(--edge)' },
      deleteIcon: { color: 'var(--soft)' },
    },
  },
  MuiToggleButton: {
    defaultProps: { size: 'small' },
    styleOverrides: {
      root: {
        padding: '4px 10px',
        minHeight: 32,
        borderColor: 'var(--edge)',
        color: 'var(--ink)',
        '&.Mui-selected': { backgroundColor: 'var(--accent-soft)', color: 'var(--accent)' },
        '&.Mui-selected:hover': { backgroundColor: 'var(--accent-soft)' },
      },
    },
  },
  MuiLinearProgress: {
    styleOverrides: { root: { height: 4, borderRadius: 2, backgroundColor: 'var(--line)' } },
  },
  MuiSkeleton: {
    defaultProps: { animation: false },
    styleOverrides: { root: { backgroundColor: 'var(--sunken)' } },
  },
  MuiLink: { defaultProps: { underline: 'always' }, styleOverrides: { root: { textUnderlineOffset: 3 } } },
};
