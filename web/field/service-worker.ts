/** Keeps the field app's shell on the device, so that it opens without network. Data is never cached here. */
interface WorkerScope {
  addEventListener: ((type: 'install' | 'activate', listener: (event: WorkerEvent) => void) => void) &
    ((type: 'fetch', listener: (event: FetchedEvent) => void) => void);
  skipWaiting: () => Promise<void>;
  clients: { claim: () => Promise<void> };
}
interface WorkerEvent {
  waitUntil: (work: Promise<unknown>) => void;
}
interface FetchedEvent extends WorkerEvent {
  request: Request;
  respondWith: (answer: Promise<Response>) => void;
}

/** The build writes the hashed files of the shell here; a new build is a new list is a new cache. */
const shell = JSON.parse('__SHELL__') as string[];
const CACHE_PREFIX = 'tianxin-field-';
const cacheName = `${CACHE_PREFIX}${shell.join(' ')}`;
const PAGE = '/field/';
const PAGE_PATIENCE_MS = 3_000;
const worker = self as unknown as WorkerScope;

worker.addEventListener('install', (event) => {
  event.waitUntil(keepShell());
});
worker.addEventListener('activate', (event) => {
  event.waitUntil(dropOldShells());
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (request.mode === 'navigate' && url.pathname.startsWith(PAGE)) event.respondWith(page(request));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(asset(request));
});

async function keepShell(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll(shell);
  await worker.skipWaiting();
}

async function dropOldShells(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(CACHE_PREFIX) && name !== cacheName);
  await Promise.all(old.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** The page from the network, so that a new build shows at once; the kept one when that fails or takes 3 s. */
async function page(request: Request): Promise<Response> {
  const kept = await caches.match(PAGE);
  const fresh = fetch(request);
  if (kept === undefined) return fresh;
  const late = new Promise<Response>((resolve) => {
    setTimeout(() => {
      resolve(kept.clone());
    }, PAGE_PATIENCE_MS);
  });
  return Promise.race([fresh.catch(() => kept), late]);
}

/** Hashed files never change: the kept one is right, others are kept when first fetched. */
async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept !== undefined) return kept;
  const answer = await fetch(request);
  if (answer.ok) {
    const cache = await caches.open(cacheName);
    await cache.put(request, answer.clone());
  }
  return answer;
}
