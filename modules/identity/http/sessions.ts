import { isoInstant } from '../../kernel/clock.ts';
import type { Handlers, Reply } from '../../kernel/operation.ts';
import { Problem } from '../../kernel/problem.ts';
import type { IdentityNeeds } from '../index.ts';
import { STAFF_LIFETIME } from '../sign-in/access-token.ts';
import { findAccount, staffAccount, type Account } from '../sign-in/account.ts';
import type { TokenSubject } from '../sign-in/access-token.ts';
import { endSession, rotateSession } from '../sign-in/session-store.ts';
import { signIn } from '../sign-in/sign-in.ts';
import { endedCookie, readRefreshCookie, refreshCookie } from './refresh-cookie.ts';

type SessionReply = Reply<'signIn'>;

/** The answer to every successful sign-in: a fresh access token and, for own sessions, the refresh cookie. */
export function sessionReply(
  needs: IdentityNeeds,
  who: { subject: TokenSubject; account: Account },
  cookie: string | undefined,
): SessionReply {
  const { token, expiresAt } = needs.tokens.issue(who.subject, STAFF_LIFETIME);
  const body = { accessToken: token, expiresAt: isoInstant(expiresAt), account: who.account };
  return cookie === undefined
    ? { status: 201, body }
    : { status: 201, body, headers: { 'Set-Cookie': refreshCookie(cookie, needs.secureCookies) } };
}

export function sessionHandlers(needs: IdentityNeeds): Handlers {
  return {
    signIn: async (call) => {
      const signedIn = await signIn(call.inTransaction, needs, call.body);
      return sessionReply(needs, staffAccount(signedIn), signedIn.cookie);
    },
    refreshSession: async (call) => {
      const cookie = readRefreshCookie(call.headers['cookie']);
      const renewed =
        cookie === undefined
          ? undefined
          : await call.inTransaction(async (tx) => {
              const session = await rotateSession(tx, cookie, needs.clock.now());
              const who =
                session &&
                (await findAccount(tx, { kind: session.account.accountKind, id: session.account.accountId }));
              return who && { who, cookie: session.cookie };
            });
      if (!renewed)
        throw new Problem('unauthenticated', 'session-over', 'The session is over. Please sign in again.');
      return sessionReply(needs, renewed.who, renewed.cookie);
    },
    readSession: async (call) => {
      const who = await call.inTransaction((tx) => findAccount(tx, call.actor));
      if (!who)
        throw new Problem('unauthenticated', 'account-suspended', 'This account is not active any more.');
      return { status: 200, body: who.account };
    },
    signOut: async (call) => {
      const cookie = readRefreshCookie(call.headers['cookie']);
      if (cookie !== undefined) await call.inTransaction((tx) => endSession(tx, cookie, needs.clock.now()));
      return { status: 204, headers: { 'Set-Cookie': endedCookie(needs.secureCookies) } };
    },
  };
}
