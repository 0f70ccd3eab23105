import type { SqliteDatabase } from '../../src/native/store';

/** An in-memory twin of expo-sqlite for the three statements of the store. Node 20 has no SQLite of its own. */
export function sqlite(): SqliteDatabase {
  const rows = new Map<string, { user: string; record: string }>();
  let isCreated = false;
  return {
    async execAsync(sql) {
      if (!/CREATE TABLE IF NOT EXISTS uploads/.test(sql)) throw new Error(sql);
      isCreated = true;
    },
    async runAsync(sql, user, id, record) {
      if (!isCreated) throw new Error('no such table: uploads');
      if (sql.startsWith('INSERT OR REPLACE')) rows.set(`${user} ${id}`, { user: user!, record: record! });
      else if (sql.startsWith('DELETE')) rows.delete(`${user} ${id}`);
      else throw new Error(sql);
    },
    async getAllAsync<T>(sql: string, user?: string) {
      if (!isCreated) throw new Error('no such table: uploads');
      if (!sql.startsWith('SELECT record')) throw new Error(sql);
      return [...rows.values()].filter((row) => row.user === user) as T[];
    },
  };
}
