// The work, kept in this browser alone: one record in IndexedDB.

/** @typedef {import('./types.js').Work} Work */

const PLACE = 'report-figures-desk';
const RECORD = 'work';

/** @returns {Promise<IDBDatabase>} */
function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(PLACE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(RECORD);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} act
 * @returns {Promise<T>}
 */
async function transact(mode, act) {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(RECORD, mode);
      const request = act(transaction.objectStore(RECORD));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** @param {Work} work */
export const keep = (work) => transact('readwrite', (store) => store.put(work, RECORD));

/** @returns {Promise<Work | undefined>} */
export const kept = () => transact('readonly', (store) => store.get(RECORD));

export const clear = () => transact('readwrite', (store) => store.clear());
