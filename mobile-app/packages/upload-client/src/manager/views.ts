import type { Ports, TabMessage } from '../ports';
import type { UploadView } from '../types';
import type { Entry } from './entry';
import { queued } from './queue';
import { viewOf } from './view';

const NUMBERS_MS = 250;

/** The list that screens subscribe to: a change of status at once, numbers at most four times a second. */
export class Views {
  #views: readonly UploadView[] | null = null;
  readonly #listeners = new Set<() => void>();
  readonly #dirty = new Set<Entry>();
  #pending: (() => void) | null = null;

  constructor(
    private readonly ports: Ports,
    private readonly entries: () => readonly Entry[],
  ) {}

  /** The same array until something changes. */
  all(): readonly UploadView[] {
    this.#views ??= this.#make();
    return this.#views;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  changed(entry: Entry): void {
    this.#dirty.add(entry);
    this.#pending ??= this.ports.clock.after(NUMBERS_MS, () => this.flush());
  }

  flush(): void {
    this.#pending?.();
    this.#pending = null;
    this.#views = null;
    for (const entry of this.#dirty) if (entry.isHeld) this.ports.tabs.tell(this.#message(entry));
    this.#dirty.clear();
    for (const listener of [...this.#listeners]) listener();
  }

  #message(entry: Entry): TabMessage {
    const view = this.all().find((one) => one.id === entry.id);
    return view ? { kind: 'VIEW', view } : { kind: 'GONE', id: entry.id };
  }

  #make(): readonly UploadView[] {
    const entries = this.entries().filter((entry) => !entry.record.forgotten);
    const order = queued(entries);
    return entries
      .map((entry) => {
        const place = order.indexOf(entry);
        if (entry.watched && !entry.isHeld) return { ...entry.watched, drivenHere: false };
        return viewOf(entry, this.ports, place < 0 ? null : place);
      })
      .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
  }
}
