/** How far a transfer has been told to stop. */
export type HaltLevel = 'NO' | 'DRAIN' | 'CUT';

/** Thrown where work ends because it was told to. */
export class Halted extends Error {
  override readonly name = 'Halted';
}

/** Tells the running parts of a transfer to stop: `DRAIN` lets arrive what is nearly there, `CUT` nothing. Never goes back. */
export class Halt {
  #level: HaltLevel = 'NO';
  readonly #listeners = new Set<() => void>();

  get level(): HaltLevel {
    return this.#level;
  }

  drain(): void {
    if (this.#level === 'NO') this.#become('DRAIN');
  }

  cut(): void {
    if (this.#level !== 'CUT') this.#become('CUT');
  }

  check(): void {
    if (this.#level !== 'NO') throw new Halted();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #become(level: HaltLevel): void {
    this.#level = level;
    for (const listener of [...this.#listeners]) listener();
  }
}
