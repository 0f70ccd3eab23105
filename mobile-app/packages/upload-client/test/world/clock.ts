import type { Clock } from '../../src/ports';

interface Timer {
  atMs: number;
  order: number;
  action: (() => void) | null;
}

/** Simulated time: nothing waits for real, and the same seed gives the same run. */
export class World {
  nowMs = 0;
  #order = 0;
  readonly #heap: Timer[] = [];

  /** Calls `action` after `ms` of simulated time; the returned function forgets it. */
  after(ms: number, action: () => void): () => void {
    const timer: Timer = { atMs: this.nowMs + Math.max(0, ms), order: ++this.#order, action };
    push(this.#heap, timer);
    return () => (timer.action = null);
  }

  /** Lets time pass until `done`, or `limitMs` from now. Returns whether it is done. */
  async until(done: () => boolean, limitMs: number): Promise<boolean> {
    const end = this.nowMs + limitMs;
    await settled();
    while (!done()) {
      const timer = pop(this.#heap);
      if (!timer || timer.atMs > end) {
        if (timer) push(this.#heap, timer);
        this.nowMs = end;
        return false;
      }
      if (!timer.action) continue;
      this.nowMs = timer.atMs;
      timer.action();
      await settled();
    }
    return true;
  }

  async pass(ms: number): Promise<void> {
    await this.until(() => false, ms);
  }
}

/** A device's clocks: the monotonic one starts anywhere, the wall clock is as wrong as the device. Dead after `kill`. */
export class DeviceClock implements Clock {
  #isAlive = true;
  #late: (() => void)[] | null = null;
  readonly #bootedAtMs: number;

  constructor(
    private readonly world: World,
    private readonly skewMs = 0,
  ) {
    this.#bootedAtMs = world.nowMs - 12_345;
  }

  monotonicMs(): number {
    return this.world.nowMs - this.#bootedAtMs;
  }

  wallMs(): number {
    return EPOCH_MS + this.world.nowMs + this.skewMs;
  }

  after(ms: number, action: () => void): () => void {
    if (!this.#isAlive) return () => undefined;
    let isForgotten = false;
    const due = () => {
      if (isForgotten || !this.#isAlive) return;
      if (this.#late) this.#late.push(due);
      else action();
    };
    const forget = this.world.after(ms, due);
    return () => {
      isForgotten = true;
      forget();
    };
  }

  /** The system suspends the app: its timers fire when it runs again. */
  suspend(): void {
    this.#late ??= [];
  }

  resume(): void {
    const late = this.#late ?? [];
    this.#late = null;
    for (const action of late) action();
  }

  kill(): void {
    this.#isAlive = false;
  }
}

export const EPOCH_MS = Date.parse('2026-12-01T08:00:00Z');

/** Everything that promises have started has run. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const before = (a: Timer, b: Timer): boolean => a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);

function push(heap: Timer[], timer: Timer): void {
  let at = heap.push(timer) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (before(heap[parent]!, timer)) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = timer;
}

function pop(heap: Timer[]): Timer | undefined {
  const top = heap[0];
  const last = heap.pop();
  if (!top || !last || heap.length === 0) return top;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
    if (!before(heap[child]!, last)) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = last;
  return top;
}
