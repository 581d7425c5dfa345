import type { ServerResponse } from 'node:http';

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "manifest-src 'self'",
].join('; ');

/**
 * What every answer says to browsers. Set on the connection's own response before any door is
 * asked, so that no answer can come without them; touching an answer afterwards would also make
 * Node build it twice. No page has a script of its own, so the policy needs no nonce.
 */
export function buildSecurityHeaders(publicUrl: string | null): readonly [string, string][] {
  const secure = publicUrl?.startsWith('https:') ?? false;
  return [
    ['Content-Security-Policy', contentSecurityPolicy],
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', 'DENY'],
    ['Referrer-Policy', 'same-origin'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['Permissions-Policy', 'camera=(), microphone=(), geolocation=()'],
    // Over plain HTTP in a local network this one would lock people out.
    ...(secure ? [['Strict-Transport-Security', 'max-age=31536000'] as [string, string]] : []),
  ];
}

export function setSecurityHeaders(
  response: ServerResponse,
  headers: readonly [string, string][],
): void {
  for (const [name, value] of headers) response.setHeader(name, value);
}
