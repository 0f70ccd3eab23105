import type { Clock, Network } from '../ports';

const GROWTH = 1.15;
/** Below 2 Mbit/s a second stream only makes both slower, and each cut dearer. */
const SLOW_BYTES_PER_SECOND = 250_000;
const WINDOW_MS = 10_000;
const WINDOW_PARTS = 2;
const REST_MS = 60_000;

/**
 * How many parts may be on their way at a time. Two bounds hold together:
 * **speed** (one more stream only while the total grows by 15 %) and **risk** (a cut must never bring the wasted bytes above
 * `partsAtRisk` parts for each cut so far).
 */
export class Streams {
  #streams = 1;
  #before: number | null = null;
  #restUntilMs = 0;
  #windowFromMs: number;
  #windowBytes = 0;
  #windowParts = 0;
  #interruptions = 0;
  #interruptedAtMs = -1;
  #wasted = 0;

  constructor(
    private readonly clock: Clock,
    private readonly partSizeBytes: number,
    private readonly settings: () => { streams: number; partsAtRisk: number },
    private readonly network: () => Network,
  ) {
    this.#windowFromMs = clock.monotonicMs();
  }

  /** Whether one more part may start: `flying` are on their way, of which `sending` still have bytes to send. */
  mayStart(flying: number, sending: number): boolean {
    return flying < this.#mostAtRisk() && sending < this.wanted;
  }

  /** By speed alone. */
  get wanted(): number {
    const most = this.network().kind === 'CELLULAR' ? 1 : this.settings().streams;
    return Math.min(this.#streams, most);
  }

  sent(bytes: number): void {
    this.#windowBytes += bytes;
  }

  stored(): void {
    this.#windowParts++;
    this.#judge();
  }

  /** A part that started at `startedAtMs` broke, or was refused, after `sent` bytes. What broke with it is the same interruption. */
  interrupted(startedAtMs: number, sent: number): void {
    if (startedAtMs > this.#interruptedAtMs) this.#interruptions++;
    this.#interruptedAtMs = this.clock.monotonicMs();
    this.#wasted += sent;
    this.#become(1);
    this.#before = null;
  }

  /** It arrived after all. */
  arrived(sent: number): void {
    this.#wasted -= sent;
  }

  /** Another network may have room for more, or for less. */
  networkChanged(): void {
    this.#restUntilMs = 0;
    this.#before = null;
    this.#become(1);
  }

  #mostAtRisk(): number {
    const allowed = (this.#interruptions + 1) * this.settings().partsAtRisk * this.partSizeBytes;
    return Math.max(1, Math.floor((allowed - this.#wasted) / this.partSizeBytes));
  }

  /** At the end of a window: keep the stream that was tried, give it up, or try one more. */
  #judge(): void {
    const nowMs = this.clock.monotonicMs();
    const ms = nowMs - this.#windowFromMs;
    if (ms < WINDOW_MS || this.#windowParts < WINDOW_PARTS) return;
    const rate = (this.#windowBytes * 1000) / ms;
    if (rate < SLOW_BYTES_PER_SECOND) {
      this.#before = null;
      return this.#become(1);
    }
    if (this.#before !== null && rate < this.#before * GROWTH) {
      this.#before = null;
      this.#restUntilMs = nowMs + REST_MS;
      return this.#become(this.#streams - 1);
    }
    if (this.#canTryMore(nowMs)) {
      this.#before = rate;
      return this.#become(this.#streams + 1);
    }
    this.#before = null;
    return this.#become(this.#streams);
  }

  #canTryMore(nowMs: number): boolean {
    return nowMs >= this.#restUntilMs && this.#streams < this.settings().streams && this.#streams < this.#mostAtRisk()
      && this.network().kind !== 'CELLULAR';
  }

  #become(streams: number): void {
    this.#streams = Math.max(1, streams);
    this.#windowFromMs = this.clock.monotonicMs();
    this.#windowBytes = 0;
    this.#windowParts = 0;
  }
}
