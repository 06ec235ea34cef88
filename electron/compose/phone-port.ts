import { readPhoneNumber, type Dialling, type PhoneReading } from '../../shared/domain/phone-number.ts';
import type { PhonePort } from '../pam/ports.ts';
import type { PhoneProvider } from '../phone/provider.ts';

/** How a stored number is read, and what the provider in use makes of it. */
interface Read {
  reading: PhoneReading;
  canDial: boolean;
  dialling: Dialling;
}

/** How numbers are read and dialled in a forest at this moment. */
export interface Phone extends PhonePort {
  defaultCountryCode(): string | null;
  read(text: string): Read;
  /** `read` under the settings of this moment, for many numbers at once. */
  reader(): (text: string) => Read;
}

/** Readings are kept by their text: a list of thousands of users asks for the same ones again with each page. */
export function phonePort(
  provider: PhoneProvider,
  defaultCountryCode: () => string | null,
  internal: () => string,
): Phone {
  const readings = new Map<string, Read>();
  function reader(): Phone['read'] {
    const [code, pattern] = [defaultCountryCode(), internal()];
    return text => {
      const key = JSON.stringify([code, pattern, text]);
      let known = readings.get(key);
      if (known === undefined) {
        const reading = readPhoneNumber(text, code);
        const dialling = provider.canDial(reading, pattern);
        known = { reading, canDial: dialling.canDial, dialling };
        if (readings.size >= 20_000) readings.clear();
        readings.set(key, known);
      }
      return known;
    };
  }

  return { defaultCountryCode, reader, read: text => reader()(text) };
}
