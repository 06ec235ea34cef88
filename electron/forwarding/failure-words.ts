import { AppError } from '../../shared/contract/errors.ts';

/** Why a delivery failed, as the page and the history say it. */
export class DeliveryFailure extends Error {}

const noKey = 'the key is protected, and the passphrase is missing or wrong';
const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there; the receiver is stopped, or the port is another',
  ECONNRESET: 'the receiver broke the connection',
  EPIPE: 'the receiver broke the connection',
  ETIMEDOUT: 'nobody answered',
  EHOSTUNREACH: 'there is no way to that host',
  ENETUNREACH: 'there is no way to that network',
  ENOTFOUND: 'the operating system knows no address of that name',
  EAI_AGAIN: 'the operating system could not look the name up now',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is of another authority than the file holds',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself, and is not in the authority’s file',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is of another authority than the file holds',
  UNABLE_TO_GET_ISSUER_CERT: 'an authority between its certificate and the file’s is missing',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is of another authority than the file holds',
  CERT_SIGNATURE_FAILURE: 'its certificate is of another authority than the file holds',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet: look at both clocks',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS on that port',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'it speaks no TLS from 1.2 on',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'it speaks no TLS from 1.2 on',
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 'it asks for a client certificate, and none is set',
  ERR_SSL_BAD_DECRYPT: noKey,
  ERR_OSSL_BAD_DECRYPT: noKey,
  ERR_OSSL_EVP_BAD_DECRYPT: noKey,
  ERR_OSSL_CRYPTO_INTERRUPTED_OR_CANCELLED: noKey,
  ERR_OSSL_X509_KEY_VALUES_MISMATCH: 'the key does not belong to the client certificate',
  ENOENT: 'it is not there',
  EACCES: 'the operating system refuses it to this user',
  EPERM: 'the operating system refuses it to this user',
  EROFS: 'the medium cannot be written',
  ENOSPC: 'the medium is full',
  EISDIR: 'it is a folder',
  EIO: 'the medium answered with an error',
  ENODEV: 'the medium is away',
};

/** An error of the system, of TLS or of the file system in words; what no sentence is known for keeps its code. */
export function failureWords(error: unknown): string {
  if (error instanceof DeliveryFailure || error instanceof AppError) return error.message;
  if (!(error instanceof Error)) return 'it failed without a reason';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return words[code] ?? (code === '' ? 'it failed without a code' : `the operating system answers ${code}`);
}
