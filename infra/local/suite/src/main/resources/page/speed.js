// The actual upload speed over the last seconds.

const WINDOW_MS = 8_000;
const LEAST_MS = 1_000;

export class Speed {
  #samples = [];

  /** Records `total` uploaded bytes. A decrease (a part is sent again) restarts the measurement. */
  add(total) {
    const now = performance.now();
    if (this.#samples.length && total < this.#samples.at(-1).total) this.#samples = [];
    this.#samples.push({ now, total });
    while (this.#samples.length > 2 && now - this.#samples[0].now > WINDOW_MS) this.#samples.shift();
  }

  /** Null until there is enough data. */
  get bytesPerSecond() {
    if (this.#samples.length < 2) return null;
    const first = this.#samples[0];
    const ms = performance.now() - first.now;
    return ms < LEAST_MS ? null : ((this.#samples.at(-1).total - first.total) / ms) * 1000;
  }
}
