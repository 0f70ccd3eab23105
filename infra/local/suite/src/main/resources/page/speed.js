// How fast bytes really arrive, over the last seconds.

const WINDOW_MS = 8_000;
const LEAST_MS = 1_000;

export class Speed {
  #samples = [];

  /** `total` bytes are there now. Going back (a part is sent again) starts the measure anew. */
  add(total) {
    const now = performance.now();
    if (this.#samples.length && total < this.#samples.at(-1).total) this.#samples = [];
    this.#samples.push({ now, total });
    while (this.#samples.length > 2 && now - this.#samples[0].now > WINDOW_MS) this.#samples.shift();
  }

  /** Null until there is something to say. */
  get bytesPerSecond() {
    if (this.#samples.length < 2) return null;
    const first = this.#samples[0];
    const ms = performance.now() - first.now;
    return ms < LEAST_MS ? null : ((this.#samples.at(-1).total - first.total) / ms) * 1000;
  }
}
