import type { TabMessage, Tabs } from '../../src/ports';

/** A browser with several tabs: locks that are held by one, waited for by others and freed with their tab, and a channel. */
export class Browser {
  readonly #locks = new Map<string, { tab: object; onHeld: () => void }[]>();
  readonly #listeners = new Map<object, Set<(message: TabMessage) => void>>();

  tab(): Tabs & { close(): void } {
    const tab = {};
    const listeners = new Set<(message: TabMessage) => void>();
    this.#listeners.set(tab, listeners);
    return {
      drive: (id, onHeld) => {
        const queue = this.#locks.get(id) ?? [];
        this.#locks.set(id, queue);
        queue.push({ tab, onHeld });
        if (queue.length === 1) onHeld();
        return () => this.#free(id, tab);
      },
      tell: (message) => {
        for (const [other, heard] of this.#listeners) {
          if (other !== tab) queueMicrotask(() => heard.forEach((listener) => listener(structuredClone(message))));
        }
      },
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      close: () => {
        this.#listeners.delete(tab);
        for (const id of this.#locks.keys()) this.#free(id, tab);
      },
    };
  }

  #free(id: string, tab: object): void {
    const queue = this.#locks.get(id)!;
    const held = queue[0]?.tab === tab;
    const rest = queue.filter((one) => one.tab !== tab);
    this.#locks.set(id, rest);
    if (held) rest[0]?.onHeld();
  }
}
