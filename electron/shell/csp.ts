/**
 * The page's content security policy, built from nothing up: what is not named here cannot happen in the window.
 *
 * - `connect-src 'none'`: the page reaches nothing but its main process, and that not by the network.
 * - The nonce is for the styles that Emotion and the data grid write; the page finds it in its `style-nonce` element.
 * - Trusted types with no policy at all: no text can become a script, whatever a library does.
 *
 * @param nonce fresh for each load, base64
 */
export function contentSecurityPolicy(nonce: string): string {
  if (!/^[A-Za-z0-9+/]{16,}={0,2}$/.test(nonce))
    throw new Error('A nonce is at least 16 characters of base64.');
  return [
    `default-src 'none'`,
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `font-src 'self'`,
    `img-src 'self' data:`,
    `connect-src 'none'`,
    `frame-src 'none'`,
    `worker-src 'none'`,
    `object-src 'none'`,
    `form-action 'none'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types 'none'`,
  ].join('; ');
}

/** Every response's headers but its type: the policy, and what a browser would otherwise guess or keep. */
export function securityHeaders(nonce: string): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(nonce),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  };
}

/** Puts the load's nonce into the page, where its style engines look for it. */
export function withNonce(html: string, nonce: string): string {
  const element = `<meta name="style-nonce" content="${nonce}">`;
  const place = /<meta\s+name="style-nonce"[^>]*>/i;
  return place.test(html)
    ? html.replace(place, element)
    : html.replace(/<head[^>]*>/i, head => head + element);
}
