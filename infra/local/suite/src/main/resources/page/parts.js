// Sending one part to storage: its presigned URL and the PUT.

import { Problem } from './api.js';

export const BATCH = 12;
const SAFETY_MS = 20_000;
const STALLED_MS = 30_000;

/** Presigned URLs, signed in batches ahead of need and signed again before they expire. */
export class PartUrls {
  #urls;
  #signing = null;

  /** `sign(numbers)` resolves to `[{partNumber, uploadUrl, expiresAt}]`; `first` are such that came with the session. */
  constructor(sign, first = []) {
    this.sign = sign;
    this.#urls = new Map(first.map((part) => [part.partNumber, part]));
  }

  /** The URL of a part; `upcoming` are the parts wanted next. */
  async of(number, upcoming) {
    while (this.#signing) await this.#signing.catch(() => {});
    const known = this.#urls.get(number);
    if (known && Date.parse(known.expiresAt) - Date.now() > SAFETY_MS) return known.uploadUrl;
    const wanted = [number, ...upcoming.filter((other) => other !== number && !this.#urls.has(other))];
    this.#signing = this.sign(wanted.slice(0, BATCH)).finally(() => (this.#signing = null));
    for (const part of await this.#signing) this.#urls.set(part.partNumber, part);
    return this.#urls.get(number).uploadUrl;
  }

  /** Storage rejected it: sign again next time. */
  forget(number) {
    this.#urls.delete(number);
  }
}

/**
 * PUTs a part and resolves to its ETag (null where the browser may not read it). `onSent(bytes)` hears of progress.
 * Once the last byte is out, an abort of `signal` waits for the answer.
 * XMLHttpRequest, because fetch tells nothing of bytes sent.
 */
export function putPart(url, blob, { signal, onSent }) {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const request = new XMLHttpRequest();
    let stalled;
    let isOut = false;
    const alive = () => {
      clearTimeout(stalled);
      stalled = setTimeout(() => request.abort(), STALLED_MS);
    };
    const stop = () => isOut || request.abort();
    const failed = () => reject(signal.aborted ? signal.reason : new Problem(0));
    request.upload.onprogress = (event) => {
      alive();
      onSent(event.loaded);
    };
    request.upload.onload = () => (isOut = true);
    request.onload = () => {
      if (request.status === 200) resolve(request.getResponseHeader('ETag'));
      else reject(new Problem(request.status, { detail: `Storage refused a part (${request.status}).` }));
    };
    request.onerror = failed;
    request.onabort = failed;
    request.onloadend = () => {
      clearTimeout(stalled);
      signal.removeEventListener('abort', stop);
    };
    signal.addEventListener('abort', stop);
    request.open('PUT', url);
    alive();
    request.send(blob);
  });
}
