import { renew } from '../session/renew.ts';
import { askToSignInAgain, endAssisting, sessionState, type SessionState } from '../session/session-store.ts';
import { problemAnswer } from './problem.ts';
import { send } from './send.ts';

const SIGN_IN_PATHS = ['/v1/sessions', '/v1/farmer-codes', '/v1/farmer-sessions'];

/**
 * Sends a request with the access token. An expired session is renewed by the refresh cookie, else by the same
 * person signing in again on the page as it stands; the request is then repeated, so nothing typed is lost.
 */
export async function authorisedSend(request: Request): Promise<Response> {
  const path = new URL(request.url).pathname;
  if (SIGN_IN_PATHS.includes(path)) return send(request);
  const spare = request.clone();
  if (isStale(sessionState()) && (await renew()) === 'unreachable') return problemAnswer(503, 'offline');
  const answer = await sendAs(request);
  if (answer.status !== 401) return answer;
  return (await signInAgain()) ? sendAs(spare) : answer;
}

function sendAs(request: Request): Promise<Response> {
  const { own, assisting } = sessionState();
  const token = (assisting ?? own)?.accessToken;
  if (token !== undefined && token !== '') request.headers.set('authorization', `Bearer ${token}`);
  return send(request);
}

function isStale({ renewAt, assisting }: SessionState): boolean {
  return renewAt !== undefined && assisting === undefined && renewAt < performance.now();
}

async function signInAgain(): Promise<boolean> {
  if (sessionState().assisting !== undefined) {
    endAssisting(true);
    return false;
  }
  const renewal = await renew();
  return renewal === 'renewed' || (renewal === 'refused' && (await askToSignInAgain()));
}
