import useAutocomplete from '@mui/material/useAutocomplete';
import { useState } from 'react';
import { Icon } from '../../components/Icon.tsx';
import {
  codeLabel,
  countries,
  type Country,
  countryLabel,
  digitsOf,
  findCountries,
  sharedBy,
} from './countries.ts';

export interface CountryCodeInputProps {
  id: string;
  /** The digits that are stored: `1`. */
  value: string;
  onChange: (digits: string) => void;
  aria: { 'aria-invalid': boolean; 'aria-describedby': string | undefined };
}

/** A country with its calling code, searched by name or digits; what is stored is the digits. */
export function CountryCodeInput({ id, value, onChange, aria }: CountryCodeInputProps) {
  // Null while nothing is being typed: then the field shows what is stored, with its country.
  const [typed, setTyped] = useState<string | null>(null);
  const options = typed === null ? [...countries()] : findCountries(typed);
  const { getRootProps, getInputProps, getListboxProps, getOptionProps, groupedOptions, popupOpen } =
    useAutocomplete<Country>({
      id,
      options,
      value: null,
      inputValue: typed ?? codeLabel(value),
      getOptionLabel: countryLabel,
      getOptionKey: country => country.iso,
      isOptionEqualToValue: (one, other) => one.iso === other.iso,
      filterOptions: found => [...found],
      autoHighlight: false,
      blurOnSelect: true,
      onInputChange: (_, next, reason) => {
        if (reason !== 'input') return;
        setTyped(next);
        const digits = digitsOf(next);
        if (digits !== null) onChange(digits);
      },
      onChange: (_, picked) => {
        if (picked !== null) onChange(picked.code);
        setTyped(null);
      },
      onClose: () => setTyped(null),
    });
  const input = getInputProps();
  const also = sharedBy(value);
  const found = groupedOptions;
  return (
    <>
      <div className="picker" {...getRootProps()}>
        <Icon name="search" className="soft" />
        <input
          {...input}
          {...aria}
          placeholder="Country or code"
          onFocus={event => {
            input.onFocus?.(event);
            event.currentTarget.select();
          }}
          onBlur={event => {
            input.onBlur?.(event);
            setTyped(null);
          }}
        />
        {popupOpen && (
          <div className="picker-popup">
            {found.length > 0 ? (
              <ul {...getListboxProps()} aria-label="Countries">
                {found.map((option, index) => {
                  const { key, ...rest } = getOptionProps({ option, index });
                  return (
                    <li key={key} {...rest} className="country-option">
                      <span>{option.name}</span>
                      <span className="soft figures">+{option.code}</span>
                    </li>
                  );
                })}
              </ul>
            ) : (
              <p className="soft" role="status">
                No country has this name or code.
              </p>
            )}
          </div>
        )}
      </div>
      {value !== '' && typed === null && (
        <p className="field-help">
          Stored as <span className="mono">{value}</span>. {also}
        </p>
      )}
    </>
  );
}
