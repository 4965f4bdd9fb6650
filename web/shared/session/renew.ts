import { send } from '../api/send.ts';
import { goOnWithoutNetwork, lastAccount, signedIn, signedOut, type Session } from './session-store.ts';

type Renewal = 'renewed' | 'refused' | 'unreachable';
let underWay: Promise<Renewal> | undefined;

/** Exchanges the refresh cookie for a new access token, once for all requests and all open pages at a time. */
export function renew(): Promise<Renewal> {
  underWay ??= exclusively(exchange).finally(() => {
    underWay = undefined;
  });
  return underWay;
}

/** At the start of a page: whoever was signed in on this device still is, or nobody is. */
export async function restoreSession(): Promise<void> {
  const account = lastAccount();
  if (account === undefined) {
    signedOut();
    return;
  }
  const renewal = await renew();
  if (renewal === 'refused') signedOut();
  if (renewal === 'unreachable') goOnWithoutNetwork(account);
}

async function exchange(): Promise<Renewal> {
  const answer = await send(new Request('/v1/sessions/refresh', { method: 'POST' }));
  if (answer.ok) {
    signedIn((await answer.json()) as Session);
    return 'renewed';
  }
  return answer.status === 401 ? 'refused' : 'unreachable';
}

/** The cookie rotates: two pages that exchange it at the same time would look like a thief and its victim. */
function exclusively(work: () => Promise<Renewal>): Promise<Renewal> {
  if (!('locks' in navigator)) return work();
  return navigator.locks.request('tianxin.refresh', work);
}
