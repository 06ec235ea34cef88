import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, securityHeaders, withNonce } from '../../../electron/shell/csp.ts';

const nonce = 'AbCdEfGhIjKlMnOpQrStUvWx';

describe('the content security policy', () => {
  const policy = contentSecurityPolicy(nonce);
  const directives = new Map(
    policy.split('; ').map(part => {
      const [name = '', ...sources] = part.split(' ');
      return [name, sources.join(' ')] as const;
    }),
  );

  it('starts from nothing', () => {
    expect(directives.get('default-src')).toBe(`'none'`);
  });

  it.each([
    'connect-src',
    'frame-src',
    'worker-src',
    'object-src',
    'form-action',
    'base-uri',
    'frame-ancestors',
  ])('has none of %s', name => {
    expect(directives.get(name)).toBe(`'none'`);
  });

  it('runs no inline script, no text as code, and no style without the nonce', () => {
    expect(directives.get('script-src')).toBe(`'self' 'nonce-${nonce}'`);
    expect(directives.get('style-src')).toBe(`'self' 'nonce-${nonce}'`);
    expect(policy).not.toMatch(/unsafe-|\*|https?:|blob:/);
    expect(directives.get('require-trusted-types-for')).toBe(`'script'`);
    expect(directives.get('trusted-types')).toBe(`'none'`);
  });

  it('takes no nonce that could end the directive', () => {
    for (const bad of ['', 'short', `x'; script-src *; a 'nonce-AAAAAAAA`, 'AAAAAAAAAAAAAAAA ;']) {
      expect(() => contentSecurityPolicy(bad)).toThrow('nonce');
    }
  });

  it('comes with the headers that stop guessing and sharing', () => {
    expect(securityHeaders(nonce)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    });
  });
});

describe('the nonce in the page', () => {
  it('replaces the empty one, however the element is written', () => {
    for (const element of [
      '<meta name="style-nonce" content="" />',
      '<meta name="style-nonce" content="old">',
    ]) {
      const html = withNonce(`<head>${element}<title>x</title></head>`, nonce);
      expect(html).toBe(`<head><meta name="style-nonce" content="${nonce}"><title>x</title></head>`);
    }
  });

  it('is added where the page has no place for it', () => {
    expect(withNonce('<html><head lang="en"><title>x</title></head>', nonce)).toContain(
      `<head lang="en"><meta name="style-nonce" content="${nonce}"><title>`,
    );
  });
});
