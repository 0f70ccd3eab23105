import type { Clock } from '../ports';

declare const performance: { now(): number };
declare function setTimeout(action: () => void, ms: number): unknown;
declare function clearTimeout(timer: unknown): void;

/** Of every JavaScript runtime: browsers, Hermes, Node. */
export const systemClock: Clock = {
  monotonicMs: () => performance.now(),
  wallMs: () => Date.now(),
  after(ms, action) {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
};
