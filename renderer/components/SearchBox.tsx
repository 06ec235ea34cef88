import { IconButton, InputAdornment, OutlinedInput } from '@mui/material';
import { useEffect, useEffectEvent, useState } from 'react';
import { Icon } from './Icon.tsx';

export interface SearchBoxProps {
  value: string;
  /** Called 200 ms after the last key, and at once when it is emptied or Enter is pressed. */
  onChange: (text: string) => void;
  /** What is searched: `Search roles`. Also its name. */
  placeholder: string;
}

/** The search of a list. `/` focuses it from anywhere on the page. */
export function SearchBox({ value, onChange, placeholder }: SearchBoxProps) {
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    // The address changed by itself (back, a link): what it says wins over what was typed.
    setKnown(value);
    if (text.trim() !== value) setText(value);
  }
  const send = useEffectEvent((next: string) => {
    if (next.trim() !== value) onChange(next);
  });
  useEffect(() => {
    const timer = setTimeout(() => send(text), 200);
    return () => clearTimeout(timer);
  }, [text]);
  const clear = () => {
    setText('');
    onChange('');
  };
  return (
    <OutlinedInput
      className="search-box"
      value={text}
      onChange={event => setText(event.target.value)}
      onKeyDown={event => {
        if (event.key === 'Enter') onChange(text);
        if (event.key === 'Escape' && text !== '') {
          event.preventDefault();
          clear();
        }
      }}
      placeholder={placeholder}
      slotProps={{
        input: { 'aria-label': placeholder, className: 'page-search', type: 'text', spellCheck: false },
      }}
      startAdornment={<Icon name="search" className="soft" />}
      endAdornment={
        text === '' ? null : (
          <InputAdornment position="end">
            <IconButton aria-label="Empty the search" onClick={clear} edge="end">
              <Icon name="close" size={14} />
            </IconButton>
          </InputAdornment>
        )
      }
    />
  );
}
