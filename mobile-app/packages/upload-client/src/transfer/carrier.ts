import {
  ApiProblem, type Clock, type Hashes, type PartBody, type PutAnswer, type Source, SourceChanged, SourceGone, type Transport,
} from '../ports';
import { Flight } from './flight';
import type { Halt } from './halt';
import { etagOf, md5Of } from './identity';
import type { SessionLink } from './link';
import type { Parts } from './parts';
import type { Patience } from './patience';
import type { Streams } from './streams';
import type { PartUrls } from './urls';

const MD5 = /^[0-9a-f]{32}$/;
/** Refusals of one part after which the session is asked what it thinks. */
const REFUSALS_BEFORE_ASKING = 2;
const AHEAD = 32;

export interface Carried {
  clock: Clock;
  source: Source;
  transport: Transport;
  hashes: Hashes;
  halt: Halt;
  patience: Patience;
  link: SessionLink;
  parts: Parts;
  urls: PartUrls;
  streams: Streams;
  flights: Set<Flight>;
  onSent: (bytes: number) => void;
  /** A connection is closed, whatever it brought. */
  onEnded: () => void;
  onStored: () => void;
  /** Whether ETags are MD5s was learned from the first part. */
  etags: { areMd5: boolean | null; learned: (areMd5: boolean) => void };
}

/** Brings parts to storage, one call of `carry` for each, until storage has it: through back-offs, new URLs and broken connections. */
export class Carrier {
  /** Whether this platform hides ETags, so that an answer without one can be trusted. Unknown until the session was asked. */
  #etagsAreHidden = false;

  constructor(private readonly with_: Carried) {}

  async carry(part: number): Promise<void> {
    const { parts, patience, link } = this.with_;
    for (let failures = 1, refusals = 0; ; failures++) {
      const { flight, answer } = await this.#fly(part);
      if (answer?.status === 200 && (await this.#isStored(part, answer))) return this.#stored(part, answer);
      this.with_.streams.interrupted(flight.startedAtMs, flight.sent);
      if (answer && isRefusal(answer.status)) {
        if (answer.status === 403 || answer.status === 404) this.with_.urls.forgetAll();
        if (++refusals >= REFUSALS_BEFORE_ASKING || answer.status === 404) await link.refresh();
      }
      // why: an expired URL is nobody's failure: the first time there is nothing to wait for
      if (answer?.status !== 403 || refusals > 1) await patience.backOff(failures, answer?.retryAfterMs ?? null);
      // why: with all bytes out only the answer may be lost; asking costs less than sending the part again
      if (answer === null && !flight.isSending) await link.refresh();
      if (parts.isStored(part)) {
        this.with_.streams.arrived(flight.sent);
        return this.#done();
      }
    }
  }

  async #fly(part: number): Promise<{ flight: Flight; answer: PutAnswer | null }> {
    const { parts, clock, flights, halt } = this.with_;
    const url = await this.#url(part);
    const body = await this.#body(part);
    try {
      // why: a blob whose file was freed reads as empty, and storage would take a short last part
      if (body.sizeBytes !== parts.size(part)) throw new SourceGone();
      halt.check();
      const flight = new Flight(clock, part, body, this.with_.onSent);
      flights.add(flight);
      try {
        const { answer } = await flight.fly(this.with_.transport, url, halt);
        if (answer === null) halt.check();
        return { flight, answer };
      } finally {
        flights.delete(flight);
        this.with_.onEnded();
      }
    } finally {
      body.release();
    }
  }

  /** A full disk, or a reader that is busy, may pass; a file that is gone or different does not. */
  async #body(part: number): Promise<PartBody> {
    const { source, parts, patience } = this.with_;
    for (let failures = 1; ; failures++) {
      try {
        return await source.part(parts.from(part), parts.to(part));
      } catch (error) {
        if (error instanceof SourceGone || error instanceof SourceChanged) throw error;
        await patience.backOff(failures, null);
      }
    }
  }

  async #url(part: number): Promise<string> {
    const { urls, parts, patience, link } = this.with_;
    try {
      return await patience.call(() => urls.of(part, parts.upcoming(AHEAD)));
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status !== 409) throw error;
      await link.refresh(); // why: it says what the session became; alive, the conflict was of a moment
      await patience.backOff(1, null);
      return this.#url(part);
    }
  }

  /** A 200 without an ETag may be a captive portal's: until the session has confirmed one, it is asked. */
  async #isStored(part: number, answer: PutAnswer): Promise<boolean> {
    if (answer.etag !== null || this.#etagsAreHidden) return true;
    await this.with_.link.refresh();
    this.#etagsAreHidden = this.with_.parts.isStored(part);
    return this.#etagsAreHidden;
  }

  #stored(part: number, answer: PutAnswer): void {
    this.with_.parts.store(part);
    this.#done();
    if (answer.etag !== null) this.#learn(part, answer.etag);
  }

  #done(): void {
    this.with_.streams.stored();
    this.with_.onStored();
  }

  /** Once per upload: compares an ETag with the MD5 of what was sent. */
  #learn(part: number, etag: string): void {
    const { etags, source, parts, hashes } = this.with_;
    if (etags.areMd5 !== null) return;
    const plain = etagOf({ etag });
    etags.areMd5 = false;
    if (!MD5.test(plain)) return etags.learned(false);
    md5Of(source, parts.from(part), parts.to(part), hashes).then(
      (md5) => {
        etags.areMd5 = md5 === plain;
        etags.learned(etags.areMd5);
      },
      () => (etags.areMd5 = null), // why: the file went away; the next part, or the next run, learns it
    );
  }
}

/** An answer of storage that the same request may get again; others pass by themselves. */
const isRefusal = (status: number): boolean => status >= 400 && status < 500 && status !== 408 && status !== 429;
