import useAutocomplete from '@mui/material/useAutocomplete';
import { type ReactNode, useRef, useState } from 'react';
import { describedBy, Field } from './Field.tsx';
import { Icon } from './Icon.tsx';
import './picker.css';

export interface PickerProps<T> {
  label: string;
  placeholder: string;
  help?: ReactNode;
  error?: string | undefined;
  /** What was found for the text, without what is chosen already. While `searching`, what was found for the text before. */
  options: readonly T[];
  optionKey: (option: T) => string;
  optionText: (option: T) => string;
  /** All that the search looks at: the name, the account. The name where it is left out. */
  optionWords?: (option: T) => string;
  renderOption: (option: T) => ReactNode;
  /** What is typed: the list is searched with it. Null while the list is closed. */
  onSearch: (text: string | null) => void;
  onPick: (option: T) => void;
  searching: boolean;
  autoFocus?: boolean;
  /** Said where nothing was found. */
  nothing: string;
}

/** Finds one thing after another by a part of its name and hands each over. */
export function Picker<T>(props: PickerProps<T>) {
  const { label, options, optionKey, optionText, onSearch, onPick } = props;
  const [text, setText] = useState('');
  // The first letter opens the list in the same moment: what is searched is then the letter, not the empty text of before.
  const typed = useRef('');
  const words = props.optionWords ?? optionText;
  const names = (option: T) => words(option).toLowerCase().includes(text.trim().toLowerCase());
  const { getRootProps, getInputProps, getListboxProps, getOptionProps, groupedOptions, popupOpen, id } =
    useAutocomplete<T>({
      options,
      value: null,
      inputValue: text,
      getOptionLabel: optionText,
      getOptionKey: optionKey,
      isOptionEqualToValue: (one, other) => optionKey(one) === optionKey(other),
      // The main process searches. Until it has, what is shown is narrowed here, so that Enter never takes a thing that the text
      // does not name.
      filterOptions: found => (props.searching ? found.filter(names) : [...found]),
      autoHighlight: true,
      blurOnSelect: false,
      onOpen: () => onSearch(typed.current),
      onClose: () => onSearch(null),
      onInputChange: (_, next, reason) => {
        typed.current = reason === 'input' ? next : '';
        setText(typed.current);
        if (reason === 'input') onSearch(typed.current);
      },
      onChange: (_, picked) => {
        if (picked !== null) onPick(picked);
        typed.current = '';
        setText('');
      },
    });
  const found = groupedOptions;
  return (
    <Field id={id} label={label} help={props.help} error={props.error}>
      <div className="picker" {...getRootProps()}>
        <Icon name="search" className="soft" />
        <input
          {...getInputProps()}
          autoFocus={props.autoFocus ?? false}
          placeholder={props.placeholder}
          aria-describedby={describedBy(id, props)}
          aria-invalid={props.error !== undefined}
        />
        {popupOpen && (
          <div className="picker-popup">
            {found.length > 0 ? (
              <ul {...getListboxProps()} aria-label={label}>
                {found.map((option, index) => {
                  const { key, ...rest } = getOptionProps({ option, index });
                  return (
                    <li key={key} {...rest}>
                      {props.renderOption(option)}
                    </li>
                  );
                })}
              </ul>
            ) : (
              <p className="soft" role="status">
                {props.searching ? 'Searching' : props.nothing}
              </p>
            )}
          </div>
        )}
      </div>
    </Field>
  );
}
