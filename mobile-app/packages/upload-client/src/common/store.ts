import type { UploadStore } from '../ports';
import type { UploadRecord } from '../types';

/** Forgets with the process: for tests, and where a platform's store cannot be opened. */
export class MemoryStore implements UploadStore {
  readonly #records = new Map<string, UploadRecord>();

  async all(): Promise<UploadRecord[]> {
    return [...this.#records.values()].map((record) => ({ ...record }));
  }

  async put(record: UploadRecord): Promise<void> {
    this.#records.set(record.id, { ...record });
  }

  async remove(id: string): Promise<void> {
    this.#records.delete(id);
  }
}
