import type { Act } from './act.ts';

const DATABASE = 'tianxin-field';
const STORE = 'acts';

/** The acts of one account, oldest first. */
export async function actsOf(accountId: string): Promise<Act[]> {
  const all = await inStore('readonly', (store) => store.getAll() as IDBRequest<Act[]>);
  return all
    .filter((act) => act.accountId === accountId)
    .sort((left, right) => (left.savedAt < right.savedAt ? -1 : 1));
}

/** Keeps an act, new or changed. Rejects where the device cannot keep anything (private mode, no space). */
export async function putAct(act: Act): Promise<void> {
  await inStore('readwrite', (store) => store.put(act));
}

export async function removeAct(id: string): Promise<void> {
  await inStore('readwrite', (store) => store.delete(id));
}

/** Opens and closes the database for each use: a connection kept on a phone that slept is often dead. */
async function inStore<Result>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const database = await open();
  try {
    const transaction = database.transaction(STORE, mode);
    const result = await answered(work(transaction.objectStore(STORE)));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => {
        resolve();
      };
      transaction.onabort = () => {
        reject(transaction.error ?? new Error('The device did not keep it.'));
      };
      if (mode === 'readonly') resolve();
    });
    return result;
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(STORE, { keyPath: 'id' });
  };
  return answered(request);
}

function answered<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('The device did not answer.'));
    };
  });
}
