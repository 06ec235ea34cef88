import type { SafeStorage } from 'electron';
import { AppError } from '../../../shared/contract/errors.ts';
import type { Sealer } from '../port.ts';

export interface SealerInputs {
  platform: string;
  safeStorage: Pick<
    SafeStorage,
    'isEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptString' | 'decryptString'
  >;
  /** Made only where it is needed. */
  keyFile(): Sealer;
  /** Told, for the log, why the operating system's key is not used. */
  notice(text: string): void;
}

/** What begins bytes that the key file sealed. The operating systems' begin with the text `v1`. */
const keyFileMark = 1;

/** Why the operating system's key cannot be used; '' where it can. On Linux `basic_text` is a password in the program. */
function refusal({ platform, safeStorage }: SealerInputs): string {
  if (!safeStorage.isEncryptionAvailable()) return 'The operating system offers no key store.';
  if (platform !== 'linux') return '';
  const backend = safeStorage.getSelectedStorageBackend();
  return backend === 'basic_text' || backend === 'unknown'
    ? 'No keyring answers (GNOME Keyring or KWallet), and a fixed password is no protection.'
    : '';
}

/**
 * Seals by the operating system's key store (DPAPI, Keychain, libsecret, KWallet). Where there is none, a key file does
 * it and the log says why. Each reads what the other sealed, so that a keyring which comes or goes loses nothing.
 */
export function electronSealer(inputs: SealerInputs): Sealer {
  const why = refusal(inputs);
  const { safeStorage } = inputs;
  if (why !== '') {
    inputs.notice(`${why} Secrets are sealed with a key file in this user's folder instead.`);
    const file = inputs.keyFile();
    return {
      ...file,
      unseal(bytes) {
        if (bytes[0] === keyFileMark) return file.unseal(bytes);
        throw new AppError(
          'UNAVAILABLE',
          `A stored secret cannot be read: the operating system's key store sealed it, and it does not answer now. ${why} Unlock it and restart the console, or enter the secret again.`,
        );
      },
    };
  }
  return {
    kind: 'operating-system',
    seal: text => new Uint8Array(safeStorage.encryptString(text)),
    unseal(bytes) {
      if (bytes[0] === keyFileMark) return inputs.keyFile().unseal(bytes);
      try {
        return safeStorage.decryptString(Buffer.from(bytes));
      } catch {
        throw new AppError(
          'UNAVAILABLE',
          'A stored secret cannot be read: it was sealed on another machine, by another user, or was changed. Enter it again.',
        );
      }
    },
  };
}
