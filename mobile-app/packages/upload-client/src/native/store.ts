import type { UploadStore } from '../ports';
import type { UploadRecord } from '../types';

/** The part of a database of expo-sqlite (`openDatabaseSync`) that is used. */
export interface SqliteDatabase {
  execAsync(sql: string): Promise<void>;
  runAsync(sql: string, ...values: string[]): Promise<unknown>;
  getAllAsync<T>(sql: string, ...values: string[]): Promise<T[]>;
}

/** One table for all users of the device; a record is a document. */
export function sqliteStore(database: SqliteDatabase, user: string): UploadStore {
  let created: Promise<void> | null = null;
  const ready = () => (created ??= database.execAsync(
    'PRAGMA journal_mode = WAL; CREATE TABLE IF NOT EXISTS uploads (user TEXT NOT NULL, id TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY (user, id))',
  ));
  return {
    async all() {
      await ready();
      const rows = await database.getAllAsync<{ record: string }>('SELECT record FROM uploads WHERE user = ?', user);
      return rows.map(({ record }) => JSON.parse(record) as UploadRecord);
    },
    async put(record) {
      const text = JSON.stringify(record);
      await ready();
      await database.runAsync('INSERT OR REPLACE INTO uploads (user, id, record) VALUES (?, ?, ?)', user, record.id, text);
    },
    async remove(id) {
      await ready();
      await database.runAsync('DELETE FROM uploads WHERE user = ? AND id = ?', user, id);
    },
  };
}
