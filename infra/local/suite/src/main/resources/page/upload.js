// The upload of one file: a session, parts in parallel straight to storage, pause, resume, cancel.
// Never resends what storage already has.

import { Problem } from './api.js';
import { newKey } from './keys.js';
import { forget, remember } from './memory.js';
import { BATCH, PartUrls, putPart } from './parts.js';
import { backOff, patiently, pause } from './patience.js';
import { Speed } from './speed.js';

const PARALLEL = 3;
const MOST_REFUSALS = 4;
const MOST_ROUNDS = 3;

/**
 * States: starting, uploading, waiting (for the network), paused, finishing, done, failed, canceled.
 * Says `change` whenever a state or a number is different.
 */
export class Upload extends EventTarget {
  state = 'starting';
  error = null;
  #api;
  #videoId;
  #mime;
  #session = null;
  #stored = new Map();
  #inFlight = new Map();
  #speed = new Speed();
  #run = null;
  #ended = null;
  #openKey = newKey();
  #opened;

  /** With a `sessionId` it goes on; `opened` is a session as it came with its new video. */
  constructor(api, videoId, file, mime, { sessionId = null, opened = null } = {}) {
    super();
    this.#api = api;
    this.#videoId = videoId;
    this.#mime = mime;
    this.file = file;
    this.sessionId = opened?.uploadSessionId ?? sessionId;
    this.#opened = opened;
  }

  get sentBytes() {
    const flying = [...this.#inFlight.values()].reduce((sum, bytes) => sum + bytes, 0);
    return this.#storedBytes() + flying;
  }

  get bytesPerSecond() {
    return this.state === 'uploading' ? this.#speed.bytesPerSecond : null;
  }

  get etaSeconds() {
    return this.bytesPerSecond > 0 ? (this.file.size - this.sentBytes) / this.bytesPerSecond : null;
  }

  get isOver() {
    return ['done', 'failed', 'canceled'].includes(this.state);
  }

  get isMoving() {
    return ['starting', 'uploading', 'waiting'].includes(this.state);
  }

  /** Starts, or resumes after a pause; resolves when there is nothing more to do for now. */
  start() {
    this.#ended = this.#work();
    return this.#ended;
  }

  async #work() {
    const run = new AbortController();
    this.#run = run;
    this.error = null;
    this.#inFlight = new Map();
    this.#speed = new Speed();
    this.#become('starting');
    try {
      await this.#openSession(run.signal);
      await this.#sendAndComplete(run.signal);
      this.#end('done');
    } catch (error) {
      if (run.signal.aborted || error.name === 'AbortError') return;
      run.abort();
      this.error = error;
      this.#end('failed');
    }
  }

  async pause() {
    this.#stopSending();
    this.#become('paused');
    try {
      if (this.sessionId) await this.#api.pauseSession(this.sessionId);
    } catch {
      // why: it is still paused here; the server cannot pause a session that is unreachable or has no part yet.
    }
  }

  async cancel() {
    this.#stopSending();
    try {
      await this.#ended; // why: a session that is being opened at this moment must be cancelled too
      if (this.sessionId) await this.#api.cancelSession(this.sessionId);
      this.#end('canceled');
    } catch (error) {
      this.error = error;
      this.#become('paused');
    }
  }

  /** Parts whose last byte is sent may still complete; the others are aborted. */
  #stopSending() {
    this.#run?.abort();
  }

  async #openSession(signal) {
    const opened = this.#opened;
    this.#opened = null; // why: after a pause its URLs are old, and storage has parts
    const session = opened ?? (this.sessionId ? await this.#goOn(signal) : await this.#openNew(signal));
    this.sessionId = session.uploadSessionId;
    this.#session = session;
    this.#stored = new Map((session.parts ?? []).filter((part) => part.sizeBytes === this.#partSize(part.partNumber))
      .map((part) => [part.partNumber, part.etag]));
    remember(this.#api.user, this.file, { videoId: this.#videoId, sessionId: this.sessionId });
  }

  async #openNew(signal) {
    const source = { sourceMime: this.#mime, sourceSizeBytes: this.file.size, sign: BATCH };
    try {
      return await this.#patiently(signal, async () => {
        const session = await this.#api.openSession(this.#videoId, source, this.#openKey);
        this.sessionId = session.uploadSessionId;
        return session;
      });
    } catch (error) {
      if (error.code !== 'UPLOAD_SESSION_ACTIVE' || !error.body.uploadSessionId) throw error;
      this.sessionId = error.body.uploadSessionId;
      return this.#goOn(signal);
    }
  }

  async #goOn(signal) {
    const session = await this.#liveSession(signal);
    if (session.status === 'PAUSED') await this.#patiently(signal, () => this.#api.resumeSession(this.sessionId));
    return session;
  }

  /** The read asks storage too, so it is the way to find out that storage has lost the upload. */
  async #liveSession(signal, state) {
    const session = await this.#patiently(signal, () => this.#api.session(this.sessionId), state);
    if (session.totalBytes !== this.file.size) {
      throw new Problem(409, { detail: 'This is not the file whose upload was started.' });
    }
    if (session.status === 'FAILED' || session.status === 'CANCELED') {
      this.#startOver();
      throw new Problem(409, { detail: 'The upload has ended. Try again to start a new one.' });
    }
    return session;
  }

  #startOver() {
    forget(this.#api.user, this.file);
    this.sessionId = null;
    this.#stored.clear();
    this.#openKey = newKey();
  }

  async #sendAndComplete(signal) {
    if (this.#session.status === 'COMPLETED') return;
    for (let round = 1; ; round++) {
      await this.#sendMissing(signal);
      this.#become('finishing');
      try {
        await this.#patiently(signal, () => this.#api.completeSession(this.sessionId, this.#partList()), 'finishing');
        return;
      } catch (error) {
        if (error.code !== 'PARTS_MISMATCH' || round === MOST_ROUNDS) throw error;
        for (const number of [...(error.body.missing ?? []), ...(error.body.different ?? [])]) this.#stored.delete(number);
      }
    }
  }

  async #sendMissing(signal) {
    const numbers = Array.from({ length: this.#session.totalParts }, (_, index) => index + 1);
    const queue = numbers.filter((number) => !this.#stored.has(number));
    const sign = async (wanted) => (await this.#api.signParts(this.sessionId, wanted)).parts;
    const urls = new PartUrls(sign, this.#session.firstParts);
    this.#become('uploading');
    const sender = async () => {
      while (queue.length && !signal.aborted) await this.#sendPart(queue.shift(), queue, urls, signal);
    };
    await Promise.all(Array.from({ length: PARALLEL }, sender));
    signal.throwIfAborted();
  }

  async #sendPart(number, queue, urls, signal) {
    for (let attempt = 1, refusals = 0; ; attempt++) {
      try {
        this.#stored.set(number, await this.#put(number, queue, urls, signal));
        this.#inFlight.delete(number);
        this.#become(signal.aborted ? this.state : 'uploading');
        return;
      } catch (error) {
        this.#inFlight.delete(number);
        if (signal.aborted) this.#become(this.state);
        signal.throwIfAborted();
        urls.forget(number);
        // why: storage may have lost what was sent, and signing the part again need not notice
        if (error.status === 404) await this.#liveSession(signal, 'uploading');
        const refused = (error.status === 403 || error.status === 404) && ++refusals < MOST_REFUSALS;
        if (!refused && !error.passing) throw error;
        if (!refused) this.#become('waiting');
        await pause(Math.max(backOff(attempt), error.retryAfterMs ?? 0), signal);
      }
    }
  }

  async #put(number, queue, urls, signal) {
    const url = await urls.of(number, queue);
    const from = (number - 1) * this.#session.partSizeBytes;
    const blob = this.file.slice(from, from + this.#partSize(number));
    return putPart(url, blob, {
      signal,
      onSent: (bytes) => {
        this.#inFlight.set(number, bytes);
        this.#become('uploading');
      },
    });
  }

  #patiently(signal, work, state = 'starting') {
    return patiently(work, { signal, onWait: () => this.#become('waiting') }).then((result) => {
      signal.throwIfAborted();
      this.#become(state);
      return result;
    });
  }

  #partSize(number) {
    const { partSizeBytes, totalParts } = this.#session;
    return number < totalParts ? partSizeBytes : this.file.size - partSizeBytes * (totalParts - 1);
  }

  #storedBytes() {
    return [...this.#stored.keys()].reduce((sum, number) => sum + this.#partSize(number), 0);
  }

  /** Without ETags (if storage does not expose them) the server uses its own list. */
  #partList() {
    const parts = [...this.#stored].map(([partNumber, etag]) => ({ partNumber, etag }));
    return parts.every((part) => part.etag) ? parts.sort((a, b) => a.partNumber - b.partNumber) : undefined;
  }

  #become(state) {
    this.state = state;
    this.#speed.add(this.sentBytes);
    this.dispatchEvent(new Event('change'));
  }

  #end(state) {
    this.#inFlight.clear();
    if (state !== 'failed') forget(this.#api.user, this.file);
    this.#become(state);
  }
}
