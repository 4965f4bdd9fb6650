import { api, newIdempotencyKey, queryClient } from '../../shared/api/client.ts';
import { actingAccount, onSession } from '../../shared/session/session-store.ts';
import type { Act, KeptAct, ListingAct, ObjectionAct } from './act.ts';
import { actsOf, putAct, removeAct } from './act-store.ts';

const TRY_AGAIN_MS = 20_000;
/** Nothing was decided: the act waits on. */
const NOT_NOW = [401, 408, 429];

let owner: string | undefined;
let acts: readonly Act[] = [];
let sending: Promise<void> | undefined;
const listeners = new Set<() => void>();

export const queuedActs = (): readonly Act[] => acts;

export function onQueue(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Keeps an act for the acting account until there is a network; rejects where the device cannot keep it. */
export async function keepForLater(act: KeptAct): Promise<void> {
  const accountId = actingAccount()?.id;
  if (accountId === undefined) throw new Error('Nobody is signed in.');
  const id = newIdempotencyKey();
  await putAct({ ...act, id, accountId, savedAt: new Date().toISOString(), state: 'waiting' });
  await reload();
}

/** Gives up an act; nothing is sent. */
export async function dropAct(id: string): Promise<void> {
  await removeAct(id);
  await reload();
}

/** Sends an act that was asked back with the price confirmed or corrected; another body needs another key. */
export async function answerAct(act: ListingAct, askPrice: ListingAct['listing']['askPrice']): Promise<void> {
  const { id, accountId, productName, savedAt } = act;
  const listing = { ...act.listing, askPrice, confirmed: true };
  const idempotencyKey = newIdempotencyKey();
  await putAct({ id, accountId, productName, savedAt, listing, idempotencyKey, state: 'waiting' });
  await reload();
  await sendWaiting();
}

/** Sends what waits, in order, one attempt at a time; stops at the first that cannot be sent now. */
export function sendWaiting(): Promise<void> {
  sending ??= sendInOrder().finally(() => {
    sending = undefined;
  });
  return sending;
}

/** Watches who acts and whether there is a network; call once. */
export function startQueue(): void {
  const follow = (): void => {
    const acting = actingAccount()?.id;
    if (acting === owner) return;
    owner = acting;
    void reload().then(sendWaiting);
  };
  onSession(follow);
  follow();
  addEventListener('online', () => void sendWaiting());
  setInterval(() => void sendWaiting(), TRY_AGAIN_MS);
}

async function sendInOrder(): Promise<void> {
  for (const act of acts.filter((candidate) => candidate.state === 'waiting')) {
    if (act.accountId !== owner || !navigator.onLine) return;
    if (!(await sendOne(act))) return;
  }
}

/** False when it could not be sent now. */
function sendOne(act: Act): Promise<boolean> {
  return act.kind === 'objection' ? sendObjection(act) : sendListing(act);
}

async function sendListing(act: ListingAct): Promise<boolean> {
  const { data, error, response } = await api.POST('/v1/listings', {
    params: { header: { 'Idempotency-Key': act.idempotencyKey } },
    body: act.listing,
  });
  if (isNotNow(response)) return false;
  if (error) await putAct({ ...act, state: 'refused', problem: error });
  else if ('needsConfirmation' in data) await putAct({ ...act, state: 'asked-back', question: data });
  else await removeAct(act.id);
  await settled('/v1/me/listings');
  return true;
}

async function sendObjection(act: ObjectionAct): Promise<boolean> {
  const { error, response } = await api.POST('/v1/me/objections', {
    params: { header: { 'Idempotency-Key': act.idempotencyKey } },
    body: act.objection,
  });
  if (isNotNow(response)) return false;
  if (error) await putAct({ ...act, state: 'refused', problem: error });
  else await removeAct(act.id);
  await settled('/v1/me/objections');
  await queryClient.invalidateQueries({ queryKey: ['get', '/v1/me/file'] });
  return true;
}

function isNotNow({ status }: Response): boolean {
  return status >= 500 || NOT_NOW.includes(status);
}

async function settled(list: string): Promise<void> {
  await reload();
  await queryClient.invalidateQueries({ queryKey: ['get', list] });
}

async function reload(): Promise<void> {
  const accountId = owner;
  acts = accountId === undefined ? [] : await readable(accountId);
  listeners.forEach((listener) => {
    listener();
  });
}

/** A device without storage has no queue; the pages say so when something should be kept. */
async function readable(accountId: string): Promise<Act[]> {
  return actsOf(accountId).catch(() => []);
}
