import { randomBytes } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { securityHeaders, withNonce } from './csp.ts';

/** All that the built page consists of. A file of another kind is not served. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
};

export interface Asset {
  path: string;
  contentType: string;
}

/**
 * The file that an address of the page's origin names, or null. The address comes from the page, so it is untrusted:
 * after links are resolved the file must still lie inside `root`, be a file, and be of a known kind.
 *
 * @param root the built renderer's folder
 * @param url  the whole address, already known to be of the page's origin
 */
export async function resolveAsset(root: string, url: string): Promise<Asset | null> {
  if (!URL.canParse(url)) return null;
  let pathname: string;
  try {
    pathname = decodeURIComponent(new URL(url).pathname);
  } catch {
    return null;
  }
  // A backslash or a colon could name another place on Windows, and the URL parser has already resolved plain dots.
  if (/[\\:\0]|(^|\/)\.\.?(\/|$)/.test(pathname)) return null;
  const wanted = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
  const contentType = contentTypes[extname(wanted).toLowerCase()];
  if (contentType === undefined) return null;
  try {
    const base = await realpath(root);
    const path = await realpath(join(base, wanted));
    if (!path.startsWith(base + sep) || !(await stat(path)).isFile()) return null;
    return { path, contentType };
  } catch {
    return null;
  }
}

export interface AssetResponse {
  status: number;
  headers: Record<string, string>;
  body: Buffer<ArrayBuffer>;
}

/** The response to one request of the page, the same in both shells. Each response to a document has its own nonce. */
export async function serveAsset(
  root: string,
  request: { method: string; url: string },
): Promise<AssetResponse> {
  const nonce = randomBytes(18).toString('base64');
  const refuse = (status: number): AssetResponse => ({
    status,
    headers: { ...securityHeaders(nonce), 'content-type': 'text/plain; charset=utf-8' },
    body: Buffer.from(''),
  });
  if (request.method !== 'GET') return refuse(405);
  const asset = await resolveAsset(root, request.url);
  if (asset === null) return refuse(404);
  const bytes = await readFile(asset.path);
  const body = asset.contentType.startsWith('text/html')
    ? Buffer.from(withNonce(bytes.toString('utf8'), nonce))
    : Buffer.from(bytes);
  return { status: 200, headers: { ...securityHeaders(nonce), 'content-type': asset.contentType }, body };
}
