import type { Random } from '../ports';

export const FIRST_MS = 500;
export const LONGEST_MS = 30_000;
/** A server that asks for more than this is asked again all the same. */
const MOST_RETRY_AFTER_MS = 3_600_000;
const SPREAD_MS = 1_000;

/**
 * How long to wait before the next attempt, after `failures` (from 1) in a row: full jitter below a doubling limit.
 * A Retry-After is obeyed, with a spread behind it so that not every client comes back in the same moment.
 */
export function backOffMs(failures: number, random: Random, retryAfterMs: number | null = null): number {
  const limit = Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1));
  if (retryAfterMs === null) return random.fraction() * limit;
  return Math.min(retryAfterMs, MOST_RETRY_AFTER_MS) + random.fraction() * SPREAD_MS;
}
