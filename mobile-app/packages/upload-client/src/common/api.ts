import { ApiProblem, type OpenedUpload, type Session, type SessionStatus, type SignedPart, type UploadApi } from '../ports';
import type { FileMark } from '../types';

/** The part of `fetch` that is used; that of browsers, of React Native and of Node fit. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchAnswer>;

interface FetchInit {
  method: string;
  headers: Record<string, string>;
  body?: string;
  credentials?: 'include' | 'omit';
  cache?: 'no-store';
}

interface FetchAnswer {
  ok: boolean;
  status: number;
  headers: { get(name: string): string | null };
  json(): Promise<unknown>;
}

export interface HttpApiOptions {
  /** Of the gateway, without a slash at its end. */
  apiUrl: string;
  /** A valid access token; `renew` asks for one that differs from the last. Rejects, or resolves with null, where a person must sign in. */
  token: (renew: boolean) => Promise<string | null>;
  fetch: Fetch;
}

/** Millrace's upload calls over HTTP. A call without an answer ends after 30 s: see `Patience`. */
export function httpApi(options: HttpApiOptions): UploadApi {
  const call = <T>(method: string, path: string, body?: unknown, key?: string) => json<T>(options, method, path, body, key);
  const become = (verb: string) => async (sessionId: string) =>
    (await call<{ status: SessionStatus }>('POST', `/api/uploads/${sessionId}/${verb}`)).status;
  return {
    open: (upload, key) => call<OpenedUpload>('POST', '/api/uploads', upload, key),
    reopen: (videoId, { sourceMime, sourceSizeBytes, sign }, key) =>
      call<OpenedUpload>('POST', `/api/videos/${videoId}/uploads`, { sourceMime, sourceSizeBytes, sign }, key),
    session: (sessionId) => call<Session>('GET', `/api/uploads/${sessionId}`),
    sign: async (sessionId, partNumbers) =>
      (await call<{ parts: SignedPart[] }>('POST', `/api/uploads/${sessionId}/parts`, { partNumbers })).parts,
    complete: async (sessionId) => (await call<{ status: SessionStatus }>('POST', `/api/uploads/${sessionId}/complete`, {})).status,
    pause: become('pause'),
    resume: become('resume'),
    cancel: become('cancel'),
    async mark(videoId) {
      const video = await call<{ metadata?: { sourceMark?: unknown } | null }>('GET', `/api/videos/${videoId}`);
      const mark = video.metadata?.sourceMark;
      return isMark(mark) ? mark : null;
    },
  };
}

async function json<T>(options: HttpApiOptions, method: string, path: string, body?: unknown, key?: string): Promise<T> {
  const first = await send(options, false, method, path, body, key);
  const answer = first.status === 401 ? await send(options, true, method, path, body, key) : first;
  const content = await answer.json().catch(() => null);
  const isOurs = typeof content === 'object' && content !== null;
  // why: a captive portal answers 200, or 302 and then 200, with a page of its own
  if (answer.ok) {
    if (isOurs) return content as T;
    throw new ApiProblem(0);
  }
  if (!isOurs && answer.status < 500 && answer.status !== 401 && answer.status !== 429) throw new ApiProblem(0);
  const problem = (isOurs ? content : {}) as Record<string, unknown>;
  throw new ApiProblem(answer.status, typeof problem.code === 'string' ? problem.code : null, retryAfterMs(answer), problem);
}

async function send({ apiUrl, token, fetch }: HttpApiOptions, renew: boolean, method: string, path: string, body?: unknown, key?: string) {
  const bearer = await token(renew);
  if (bearer === null) throw new ApiProblem(401);
  const headers: Record<string, string> = { Authorization: `Bearer ${bearer}`, Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (key !== undefined) headers['Idempotency-Key'] = key;
  try {
    const init: FetchInit = { method, headers, cache: 'no-store', ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    return await fetch(apiUrl + path, init);
  } catch {
    throw new ApiProblem(0);
  }
}

/** Seconds; a date is relative to a clock that may be wrong, so it counts as absent. */
export function retryAfterMs(answer: { headers: { get(name: string): string | null } }): number | null {
  const text = answer.headers.get('Retry-After');
  return text !== null && /^\d+$/.test(text) ? Number(text) * 1000 : null;
}

function isMark(value: unknown): value is FileMark {
  const mark = value as Partial<FileMark> | null | undefined;
  return typeof mark?.head === 'string' && typeof mark.tail === 'string' && typeof mark.sizeBytes === 'number';
}
