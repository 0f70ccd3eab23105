import { ApiProblem, type Clock, type Connectivity, type Random } from '../ports';
import { backOffMs } from './backoff';
import { type Halt, Halted } from './halt';

const CALL_MS = 30_000;

/** Waiting, and repeating what may succeed later. Ends with `Halted` as soon as the transfer is told to stop. */
export class Patience {
  #waiting = new Set<() => void>();

  constructor(
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly connectivity: Connectivity,
    private readonly halt: Halt,
  ) {}

  /** Whether anything waits in a back-off. */
  get isWaiting(): boolean {
    return this.#waiting.size > 0;
  }

  /** The network came back or changed, or the app is in front again: the next attempt is now. */
  wake(): void {
    for (const wake of [...this.#waiting]) wake();
  }

  /** The pause after `failures` in a row. A Retry-After is waited for in full, a plain back-off ends with `wake`. */
  async backOff(failures: number, retryAfterMs: number | null): Promise<void> {
    await this.#sleep(backOffMs(failures, this.random, retryAfterMs), retryAfterMs === null);
    // why: an attempt while the system says "no network" only lengthens the back-off; it may be wrong, so not for ever
    if (!this.connectivity.current().online) await this.#sleep(CALL_MS, true);
  }

  /** Repeats a call of the API while it fails in a way that may pass. Other problems reject. */
  async call<T>(work: () => Promise<T>): Promise<T> {
    for (let failures = 1; ; failures++) {
      this.halt.check();
      try {
        return await this.within(work());
      } catch (error) {
        if (!(error instanceof ApiProblem) || !error.passing) throw error;
        await this.backOff(failures, error.retryAfterMs);
      }
    }
  }

  /** A call that never ends is one that failed. */
  within<T>(call: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const forget = this.clock.after(CALL_MS, () => reject(new ApiProblem(0)));
      call.then(resolve, reject).finally(forget);
    });
  }

  #sleep(ms: number, canWake: boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (settle: () => void) => {
        forget();
        unsubscribe();
        this.#waiting.delete(wake);
        settle();
      };
      const wake = () => canWake && end(resolve);
      const forget = this.clock.after(ms, () => end(resolve));
      const unsubscribe = this.halt.subscribe(() => end(() => reject(new Halted())));
      this.#waiting.add(wake);
      if (this.halt.level !== 'NO') end(() => reject(new Halted()));
    });
  }
}
