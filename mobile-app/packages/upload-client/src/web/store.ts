import { type IDBPDatabase, openDB } from 'idb';
import type { UploadStore } from '../ports';
import type { UploadRecord } from '../types';

const RECORDS = 'uploads';

/** IndexedDB, one database per user, so that who signs in on a shared browser sees only their own. */
export function indexedDbStore(user: string): UploadStore {
  let opening: Promise<IDBPDatabase> | null = null;
  const database = () => (opening ??= open(`millrace-uploads-${user}`, () => (opening = null)));
  return {
    all: async () => (await database()).getAll(RECORDS) as Promise<UploadRecord[]>,
    put: async (record) => void (await (await database()).put(RECORDS, record)),
    remove: async (id) => (await database()).delete(RECORDS, id),
  };
}

function open(name: string, closed: () => void): Promise<IDBPDatabase> {
  const opening = openDB(name, 1, {
    upgrade: (database) => void database.createObjectStore(RECORDS, { keyPath: 'id' }),
    // why: a newer version of the page in another tab may change the database; the next call opens it again
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close();
      closed();
    },
    terminated: closed,
  });
  opening.catch(closed);
  return opening;
}
