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

/** Fixed security headers for every answer; the strict content policy holds for every page of ours. */
export function securityHeaders(request: Request, response: Response, next: NextFunction): void {
  response.set({
    'Content-Security-Policy': request.path.startsWith('/docs') ? DOCS_POLICY : PAGE_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'geolocation=(), camera=(self), microphone=()',
  });
  if (request.secure) response.set('Strict-Transport-Security', 'max-age=31536000');
  if (request.path.startsWith('/v1/') || request.path.startsWith('/oidc/'))
    response.set('Cache-Control', 'no-store');
  next();
}
