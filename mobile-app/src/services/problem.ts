import type { components } from '../api/videoService';

export type ProblemBody = Partial<components['schemas']['Problem']>;

/** What went wrong: the service's problem details, or status 0 where nothing answered. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly body: ProblemBody = {},
    readonly retryAfterMs = 0,
  ) {
    super(body.detail ?? body.title ?? (status === 0 ? 'No answer' : `The service answered ${status}`));
  }

  get code() {
    return this.body.code ?? null;
  }

  /** Whether the same call may succeed later. */
  get isPassing() {
    return this.status === 0 || this.status >= 500 || this.status === 429 || this.status === 408;
  }
}

/** The problem that an answer is, or null for a success. */
export async function problemOf(response: Response): Promise<Problem | null> {
  if (response.ok || response.status === 304) return null;
  const body = await response.json().then((json) => json as ProblemBody, () => ({}));
  return new Problem(response.status, body, Number(response.headers.get('Retry-After') ?? 0) * 1000);
}
