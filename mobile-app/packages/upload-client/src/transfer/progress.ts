import type { Clock } from '../ports';

const WINDOW_MS = 10_000;
const LEAST_MS = 1_000;
const STEADY_AFTER_MS = 5_000;
const STEADY_WITHIN = 0.3;
const SAMPLE_MS = 250;

/** Speed over the last 10 s, and when an estimate from it is worth showing. */
export class Speed {
  #samples: { atMs: number; bytes: number }[] = [];
  #sent = 0;

  constructor(private readonly clock: Clock) {}

  /** `bytes` more went out. */
  add(bytes: number): void {
    const atMs = this.clock.monotonicMs();
    if (this.#samples.length === 0) this.#samples.push({ atMs, bytes: this.#sent });
    this.#sent += bytes;
    const last = this.#samples.at(-1)!;
    if (atMs - last.atMs < SAMPLE_MS && this.#samples.length > 1) last.bytes = this.#sent;
    else this.#samples.push({ atMs, bytes: this.#sent });
    this.#trim(atMs);
  }

  /** Nothing moved for some time: what was before says nothing about what comes. */
  reset(): void {
    this.#samples = [];
  }

  /** Null until there is a second of it. */
  get bytesPerSecond(): number | null {
    const nowMs = this.clock.monotonicMs();
    this.#trim(nowMs);
    return this.#between(0, nowMs);
  }

  /** Seconds for `remaining` bytes; null in the first 5 s, and while the halves of the window differ by more than 30 % from their mean. */
  etaSeconds(remaining: number): number | null {
    const nowMs = this.clock.monotonicMs();
    const first = this.#samples[0];
    const rate = this.bytesPerSecond;
    if (!first || !rate || nowMs - first.atMs < STEADY_AFTER_MS) return null;
    const half = this.#samples.findIndex((sample) => sample.atMs - first.atMs >= (nowMs - first.atMs) / 2);
    const late = half < 0 ? null : this.#between(half, nowMs);
    if (late === null || Math.abs(late - rate) > STEADY_WITHIN * rate) return null;
    return remaining / rate;
  }

  #between(index: number, nowMs: number): number | null {
    const from = this.#samples[index];
    if (!from || nowMs - from.atMs < LEAST_MS) return null;
    return ((this.#sent - from.bytes) * 1000) / (nowMs - from.atMs);
  }

  #trim(nowMs: number): void {
    while (this.#samples.length > 2 && nowMs - this.#samples[1]!.atMs >= WINDOW_MS) this.#samples.shift();
  }
}

/** How long a part takes of late, with its waits: the mean of the last four. */
export class PartPace {
  #ends: number[] = [];

  constructor(private readonly clock: Clock) {
    this.#ends.push(clock.monotonicMs());
  }

  ended(): void {
    this.#ends.push(this.clock.monotonicMs());
    if (this.#ends.length > 5) this.#ends.shift();
  }

  /** Null until one part ended. */
  get partMs(): number | null {
    const gaps = this.#ends.length - 1;
    return gaps === 0 ? null : (this.#ends.at(-1)! - this.#ends[0]!) / gaps;
  }
}
