import type { Random } from '../../src/ports';

/** Numbers that follow from a seed (mulberry32). */
export class Seeded implements Random {
  #state: number;
  #ids = 0;

  constructor(private readonly seed: number) {
    this.#state = seed >>> 0;
  }

  fraction(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  id(): string {
    return `${this.seed}-${++this.#ids}`;
  }

  between(from: number, to: number): number {
    return from + this.fraction() * (to - from);
  }

  /** Even over orders of magnitude. */
  scale(from: number, to: number): number {
    return from * (to / from) ** this.fraction();
  }

  chance(p: number): boolean {
    return this.fraction() < p;
  }

  pick<T>(values: readonly T[]): T {
    return values[Math.floor(this.fraction() * values.length)]!;
  }
}
