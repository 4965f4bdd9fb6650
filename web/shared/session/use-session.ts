import { useSyncExternalStore } from 'react';
import { actingAccount, onSession, sessionState, type Account, type SessionState } from './session-store.ts';

/** The session of this page; re-renders when it begins, expires or ends. */
export function useSession(): SessionState {
  return useSyncExternalStore(onSession, sessionState);
}

/** Who acts now (the assisted farmer while a village agent assists). Only below a page that requires a sign-in. */
export function useAccount(): Account {
  const account = actingAccount(useSession());
  if (account === undefined) throw new Error('This page is shown to signed-in people only.');
  return account;
}
