import type { components } from '../../../openapi/contract.gen.ts';

export type Session = components['schemas']['Session'];
export type Account = components['schemas']['Account'];

/**
 * `unknown` until the first refresh was tried; `expired` keeps the account, so that the same person can sign in
 * again over the page as it stands. `assisting` is a farmer's session that a village agent holds.
 */
export interface SessionState {
  status: 'unknown' | 'signed-out' | 'signed-in' | 'expired';
  own?: Session;
  assisting?: Session;
  /** When to renew the own token, on the page's own monotonic clock: phones are often set wrong. */
  renewAt?: number;
  /** The farmer whose assistance ran out of time, until the agent has seen that. */
  assistanceOver?: string;
}

/** Renewed this long before it ends, so that a token does not expire on its way. */
const MARGIN_MS = 20_000;

/** Who was signed in on this device, for a start without network; the token itself never leaves memory. */
const LAST_ACCOUNT = 'tianxin.account';

let state: SessionState = { status: 'unknown' };
const listeners = new Set<() => void>();
const waiting = new Set<(again: boolean) => void>();

export const sessionState = (): SessionState => state;

/** The account that acts now: the assisted farmer while a village agent assists, else whoever signed in. */
export function actingAccount(now: SessionState = state): Account | undefined {
  return (now.assisting ?? now.own)?.account;
}

export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function become(next: SessionState): void {
  state = next;
  listeners.forEach((listener) => {
    listener();
  });
}

/** A session began or was renewed. Requests that waited for it go on only when the same account came back. */
export function signedIn(session: Session): void {
  const same = state.own === undefined || state.own.account.id === session.account.id;
  localStorage.setItem(LAST_ACCOUNT, JSON.stringify(session.account));
  const kept = same && state.assisting !== undefined ? { assisting: state.assisting } : {};
  become({ status: 'signed-in', own: session, renewAt: performance.now() + lifeOf(session), ...kept });
  settle(same);
}

export function signedOut(): void {
  localStorage.removeItem(LAST_ACCOUNT);
  become({ status: 'signed-out' });
  settle(false);
}

/** The session is over; resolves true once the same account signed in again, false when not. */
export function askToSignInAgain(): Promise<boolean> {
  if (state.own === undefined) return Promise.resolve(false);
  if (state.status !== 'expired') become({ ...state, status: 'expired' });
  return new Promise((resolve) => waiting.add(resolve));
}

export function beginAssisting(session: Session): void {
  const { status, own, renewAt } = state;
  become({ status, ...(own && { own }), ...(renewAt !== undefined && { renewAt }), assisting: session });
}

/** Back to the agent's own account; `late` when the server ended it. */
export function endAssisting(late: boolean): void {
  const { assisting: ended, ...rest } = state;
  become(late && ended !== undefined ? { ...rest, assistanceOver: ended.account.name } : rest);
}

/** The account of this device's last session, unless it signed out. */
export function lastAccount(): Account | undefined {
  const kept = localStorage.getItem(LAST_ACCOUNT);
  return kept === null ? undefined : (JSON.parse(kept) as Account);
}

/** Without network the last account may go on with what the device holds; every request renews the token first. */
export function goOnWithoutNetwork(account: Account): void {
  const own = { accessToken: '', expiresAt: new Date(0).toISOString(), account };
  become({ status: 'signed-in', own, renewAt: 0 });
}

function settle(again: boolean): void {
  waiting.forEach((resolve) => {
    resolve(again);
  });
  waiting.clear();
}

/** How long the token lives from now, as the token itself says. */
function lifeOf(session: Session): number {
  const payload = session.accessToken.split('.')[1] ?? '';
  const claims = JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/'))) as {
    exp: number;
    iat: number;
  };
  return (claims.exp - claims.iat) * 1000 - MARGIN_MS;
}
