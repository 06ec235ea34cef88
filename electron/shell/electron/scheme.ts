import type { CustomScheme, Protocol } from 'electron';
import { serveAsset } from '../assets.ts';
import { isOwn, scheme } from './origin.ts';

/**
 * What the scheme may do. `standard` gives it an origin, `secure` makes it a secure context; it gets none of the rest
 * (no bypass of the policy, no service workers, no fetch).
 */
export const privileges: readonly CustomScheme[] = [
  { scheme, privileges: { standard: true, secure: true, bypassCSP: false, allowServiceWorkers: false } },
];

/** The answer to a request under the scheme; another host of it gets nothing. */
export async function respond(
  rendererDir: string,
  request: Pick<Request, 'method' | 'url'>,
): Promise<Response> {
  if (!isOwn(request.url)) return new Response(null, { status: 404 });
  const { status, headers, body } = await serveAsset(rendererDir, request);
  return new Response(body, { status, headers });
}

/** Serves the built renderer under the scheme. */
export function serveScheme(protocol: Pick<Protocol, 'handle'>, rendererDir: string): void {
  protocol.handle(scheme, request => respond(rendererDir, request));
}
