import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { Fragment, useId } from 'react';
import { sections } from './sections.ts';

/** In the order of the digits, 0 last. */
const keyed = sections
  .filter(({ key }) => key !== null)
  .sort((a, b) => (Number(a.key) || 10) - (Number(b.key) || 10));

const shortcuts: readonly [string, readonly (readonly [string, string])[]][] = [
  [
    'Anywhere',
    [
      ['Ctrl K', 'Go to any page or object, do something, run a cmdlet'],
      ...keyed.map(({ key, name }) => [`Alt ${key}`, name] as const),
      ['?', 'This list'],
    ],
  ],
  [
    'On a page',
    [
      ['/', 'Search the list'],
      ['N', 'New: the page’s primary action'],
      ['Escape', 'Close the details and return to the row'],
    ],
  ],
  [
    'In a list',
    [
      ['↑ ↓', 'Row by row'],
      ['Page Up, Page Down', 'A screenful'],
      ['Home, End', 'First and last row'],
      ['Enter', 'Open the row'],
    ],
  ],
  [
    'On the days of the history',
    [
      ['← →', 'Day by day; Page Up, Page Down by a week'],
      ['Shift ← →', 'Choose several days'],
      ['Enter', 'Show what is chosen; again, show all'],
      ['Escape', 'Take the choice off, then the time'],
    ],
  ],
];

/** The keys of the window. */
export function ShortcutList({ open, onClose }: { open: boolean; onClose: () => void }) {
  const id = useId();
  return (
    <Dialog open={open} onClose={onClose} aria-labelledby={id} maxWidth="sm" fullWidth>
      <DialogTitle id={id}>Keyboard shortcuts</DialogTitle>
      <DialogContent>
        <div className="shortcuts">
          {shortcuts.map(([group, keys]) => (
            <section key={group} aria-label={group}>
              <h3>{group}</h3>
              <dl>
                {keys.map(([key, meaning]) => (
                  <Fragment key={key}>
                    <dt>
                      <kbd>{key}</kbd>
                    </dt>
                    <dd>{meaning}</dd>
                  </Fragment>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} autoFocus>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
