// Calls to the gateway. Every failure is a Problem with a readable message.

const CALL_MS = 30_000;

/** What went wrong: RFC 9457 problem details, or no answer at all (status 0). */
export class Problem extends Error {
  constructor(status, body = {}, retryAfter = null) {
    super(sentence(status, body));
    this.status = status;
    this.code = body.code ?? null;
    this.body = body;
    this.retryAfterMs = Number(retryAfter) * 1000 || 0;
  }

  /** Whether a retry may succeed later. */
  get passing() {
    return this.status === 0 || this.status >= 500 || this.code === 'RATE_LIMITED';
  }
}

function sentence(status, body) {
  if (status === 0) return 'Millrace cannot be reached. Check that it is running and that you are online.';
  const fields = (body.errors ?? []).map((error) => `${error.field}: ${error.message}`).join('; ');
  return [body.detail || body.title || `The server answered ${status}.`, fields].filter(Boolean).join(' ');
}

/** One user's access to the API. */
export class Api {
  #token = null;

  constructor(config, user) {
    this.config = config;
    this.user = user;
  }

  videos(cursor) {
    return this.#json('GET', `/api/videos?limit=20${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
  }
  /** The response also sets the playback cookies. */
  video(id) { return this.#json('GET', `/api/videos/${id}`); }
  timeline(id) { return this.#json('GET', `/api/videos/${id}/timeline`); }
  deleteVideo(id) { return this.#json('DELETE', `/api/videos/${id}`); }
  retryVideo(id) { return this.#json('POST', `/api/videos/${id}/retry`); }

  /** A new video and its session as one call. */
  createUpload(upload, key) { return this.#json('POST', '/api/uploads', { body: upload, key }); }
  openSession(videoId, source, key) { return this.#json('POST', `/api/videos/${videoId}/uploads`, { body: source, key }); }
  session(sid) { return this.#json('GET', `/api/uploads/${sid}`); }
  signParts(sid, partNumbers) { return this.#json('POST', `/api/uploads/${sid}/parts`, { body: { partNumbers } }); }
  completeSession(sid, parts) { return this.#json('POST', `/api/uploads/${sid}/complete`, { body: { parts } }); }
  pauseSession(sid) { return this.#json('POST', `/api/uploads/${sid}/pause`); }
  resumeSession(sid) { return this.#json('POST', `/api/uploads/${sid}/resume`); }
  cancelSession(sid) { return this.#json('POST', `/api/uploads/${sid}/cancel`); }

  async #json(method, path, options) {
    const response = await this.send(method, path, { ...options, signal: AbortSignal.timeout(CALL_MS) });
    return response.status === 204 ? null : response.json().catch(() => null);
  }

  /** The raw response of a successful call; an expired token is renewed once. */
  async send(method, path, options = {}) {
    const first = await this.#fetch(method, path, options);
    const response = first.status === 401 ? await this.#fetch(method, path, options, true) : first;
    if (response.ok) return response;
    const body = await response.json().catch(() => ({}));
    throw new Problem(response.status, body, response.headers.get('Retry-After'));
  }

  async #fetch(method, path, { body, key, headers = {}, signal }, renew = false) {
    if (renew || !this.#token) this.#token = await this.#newToken();
    const all = { Authorization: `Bearer ${this.#token}`, ...headers };
    if (body) all['Content-Type'] = 'application/json';
    if (key) all['Idempotency-Key'] = key;
    const init = { method, headers: all, body: body && JSON.stringify(body), signal, credentials: 'include', cache: 'no-store' };
    return reach(this.config.gateway + path, init);
  }

  async #newToken() {
    const response = await reach(`${this.config.tokenEndpoint}?user=${encodeURIComponent(this.user)}`);
    if (!response.ok) throw new Problem(response.status, { detail: await response.text() });
    return (await response.json()).token;
  }
}

async function reach(url, init) {
  try {
    return await fetch(url, init);
  } catch {
    throw new Problem(0);
  }
}
