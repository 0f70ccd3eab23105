// Retries with back-off: transient failures are retried with exponential, jittered pauses.

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

/** Resolves after `ms`, or as soon as the browser is online again; rejects when `signal` aborts. */
export function pause(ms, signal) {
  return new Promise((resolve, reject) => {
    const finish = (settle, value) => {
      clearTimeout(timer);
      removeEventListener('online', wake);
      signal?.removeEventListener('abort', stop);
      settle(value);
    };
    const wake = () => finish(resolve);
    const stop = () => finish(reject, signal.reason);
    const timer = setTimeout(wake, ms);
    addEventListener('online', wake);
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop);
  });
}

/** The back-off before attempt number `attempt` (from 1): full jitter over an exponential limit. */
export function backOff(attempt) {
  const limit = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1));
  return limit / 2 + Math.random() * (limit / 2);
}

/**
 * Repeats `work` while it fails in a way that can get better (`error.passing`), up to `tries` times.
 * `onWait(error)` hears of each failure.
 */
export async function patiently(work, { signal, tries = Infinity, onWait = () => {} } = {}) {
  for (let attempt = 1; ; attempt++) {
    signal?.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      if (signal?.aborted || !error.passing || attempt >= tries) throw error;
      onWait(error);
      await pause(Math.max(backOff(attempt), error.retryAfterMs ?? 0), signal);
    }
  }
}
