import type { NextFunction, Request, Response } from 'express';

const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The API's own documentation page draws itself with inline styles. */
const DOCS_POLICY = PAGE_POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

const FIXED: readonly (readonly [string, string])[] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'no-referrer'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Permissions-Policy', 'geolocation=(), camera=(self), microphone=()'],
];

/** Fixed security headers for every answer; the strict content policy holds for every page of ours. */
export function securityHeaders(request: Request, response: Response, next: NextFunction): void {
  const { path } = request;
  for (const [name, value] of FIXED) response.setHeader(name, value);
  response.setHeader('Content-Security-Policy', path.startsWith('/docs') ? DOCS_POLICY : PAGE_POLICY);
  if (request.secure) response.setHeader('Strict-Transport-Security', 'max-age=31536000');
  if (path.startsWith('/v1/') || path.startsWith('/oidc/')) response.setHeader('Cache-Control', 'no-store');
  next();
}
