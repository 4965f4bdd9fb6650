import { SECOND } from '../../kernel/clock.ts';
import { SESSION_LIFETIME } from '../sign-in/session-store.ts';

const NAME = 'tianxin_refresh';

/** The `Set-Cookie` text for a refresh secret: never readable by scripts, never sent across sites. */
export function refreshCookie(value: string, secure: boolean): string {
  return attributes(`${NAME}=${value}`, SESSION_LIFETIME / SECOND, secure);
}

/** The `Set-Cookie` text that removes it. */
export function endedCookie(secure: boolean): string {
  return attributes(`${NAME}=`, 0, secure);
}

/** The refresh secret of a request's `Cookie` header. */
export function readRefreshCookie(header: string | undefined): string | undefined {
  return /(?:^|;\s*)tianxin_refresh=([\w.-]{1,200})/.exec(header ?? '')?.[1];
}

function attributes(pair: string, maxAge: number, secure: boolean): string {
  const base = `${pair}; HttpOnly; SameSite=Strict; Path=/v1/sessions; Max-Age=${String(maxAge)}`;
  return secure ? `${base}; Secure` : base;
}
