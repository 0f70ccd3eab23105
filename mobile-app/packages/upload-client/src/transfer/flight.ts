import { type Clock, type PartBody, type PutAnswer, type Sending, type Transport } from '../ports';
import type { Halt } from './halt';

/** Silence after which a connection is given up although the system says that all is well. */
export const SILENT_MS = 90_000;
/** The same after a change of network, which the old connection seldom survives. */
export const SILENT_AFTER_CHANGE_MS = 10_000;
/** Silence after which bytes on their way are no longer counted as such. */
export const DOUBTFUL_MS = 15_000;
const NEARLY_MS = 2_000;
const ANSWER_MS = 15_000;

export type FlightEnd = { answer: PutAnswer; sent: number } | { answer: null; sent: number };

/** One PUT of one part. Times are of the monotonic clock. */
export class Flight {
  readonly startedAtMs: number;
  #sent = 0;
  #movedAtMs: number;
  #changedAtMs: number | null = null;
  #drainingSinceMs: number | null = null;
  #sending: Sending | null = null;

  constructor(
    private readonly clock: Clock,
    readonly part: number,
    private readonly body: PartBody,
    private readonly onSent: (bytes: number) => void,
  ) {
    this.startedAtMs = clock.monotonicMs();
    this.#movedAtMs = this.startedAtMs;
  }

  get sent(): number {
    return this.#sent;
  }

  get isSending(): boolean {
    return this.#sent < this.body.sizeBytes;
  }

  silentMs(): number {
    return this.clock.monotonicMs() - this.#movedAtMs;
  }

  /** Resolves however it ends. */
  async fly(transport: Transport, url: string, halt: Halt): Promise<FlightEnd> {
    const unsubscribe = halt.subscribe(() => this.#halted(halt));
    try {
      const sending = transport.put(url, this.body, (sent) => this.#moved(sent));
      this.#sending = sending;
      if (halt.level !== 'NO') this.#halted(halt);
      return { answer: await sending.answer, sent: this.#sent };
    } catch {
      return { answer: null, sent: this.#sent };
    } finally {
      unsubscribe();
    }
  }

  networkChanged(): void {
    this.#changedAtMs = this.clock.monotonicMs();
  }

  /** Once a second: cuts a connection that is surely dead, or that drains for too long. */
  check(): void {
    const silentMs = this.silentMs();
    const changed = this.#changedAtMs !== null && this.clock.monotonicMs() - this.#changedAtMs >= SILENT_AFTER_CHANGE_MS;
    const limit = changed ? SILENT_AFTER_CHANGE_MS : SILENT_MS;
    const draining = this.#drainingSinceMs !== null && this.clock.monotonicMs() - this.#drainingSinceMs;
    const drainLimit = this.isSending ? 2 * NEARLY_MS : ANSWER_MS;
    if (silentMs >= limit || (draining !== false && draining >= drainLimit)) this.#sending?.abort();
  }

  #moved(sent: number): void {
    const more = sent - this.#sent;
    if (more <= 0) return;
    this.#sent = sent;
    this.#movedAtMs = this.clock.monotonicMs();
    this.#changedAtMs = null;
    this.onSent(more);
  }

  #halted(halt: Halt): void {
    if (halt.level === 'CUT' || !this.#isNearlyThere()) return this.#sending?.abort();
    this.#drainingSinceMs ??= this.clock.monotonicMs();
  }

  /** All bytes are out, or would be within 2 s. */
  #isNearlyThere(): boolean {
    if (!this.isSending) return true;
    const ms = this.clock.monotonicMs() - this.startedAtMs;
    if (ms === 0 || this.silentMs() > NEARLY_MS) return false;
    return ((this.body.sizeBytes - this.#sent) * ms) / Math.max(1, this.#sent) <= NEARLY_MS;
  }
}
