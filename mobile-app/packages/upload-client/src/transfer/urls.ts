import { ApiProblem, type Clock, type SignedPart } from '../ports';

/** Most parts of one signing call. */
export const BATCH = 16;
/** With fewer good URLs ahead than this the next are signed, while parts are being sent. */
const FEW = 2;
const SAFETY_MS = 15_000;

interface Url {
  url: string;
  goodUntilMs: number;
}

/**
 * The presigned URLs of one upload: signed ahead, and never used when they may have expired. A life is `expiresAt - serverTime`
 * from the moment it was asked for, on the monotonic clock: what the device thinks the time is does not matter.
 */
export class PartUrls {
  readonly #urls = new Map<number, Url>();
  #signing: Promise<void> | null = null;
  #lifeMs = Infinity;

  constructor(
    private readonly clock: Clock,
    private readonly sign: (partNumbers: number[]) => Promise<SignedPart[]>,
    /** How long a part takes, or null where nothing is known yet. */
    private readonly partMs: () => number | null,
  ) {}

  /** Takes URLs that were asked for at `askedAtMs` of the monotonic clock. */
  keep(parts: readonly SignedPart[], askedAtMs: number): void {
    for (const part of parts) {
      this.#lifeMs = Math.max(0, Date.parse(part.expiresAt) - Date.parse(part.serverTime));
      // why: storage looks at the expiry when a request begins; a margin for what is on its way
      const goodUntilMs = askedAtMs + this.#lifeMs - Math.min(SAFETY_MS, this.#lifeMs / 4);
      this.#urls.set(part.partNumber, { url: part.uploadUrl, goodUntilMs });
    }
  }

  /** The URL of a part, signed now if need be. `upcoming` are the parts that will be wanted after it. Rejects as `sign` does. */
  async of(part: number, upcoming: readonly number[]): Promise<string> {
    while (this.#signing && this.#good(part) === null) await this.#signing.catch(() => undefined);
    const known = this.#good(part);
    if (known !== null) {
      this.#signAhead(upcoming);
      return known;
    }
    await this.#signNow([part, ...upcoming.filter((other) => other !== part)]);
    const signed = this.#urls.get(part);
    if (!signed) throw new ApiProblem(0); // why: an answer without what was asked for is none
    return signed.url; // why: just signed it is used, however short its life is; storage decides
  }

  /** Storage refused one; those that were signed with it have ended too. */
  forgetAll(): void {
    this.#urls.clear();
  }

  /** As many as can be used in half of their life. */
  batch(): number {
    const each = this.partMs();
    if (each === null || each <= 0 || this.#lifeMs === Infinity) return BATCH;
    return Math.max(1, Math.min(BATCH, Math.floor(this.#lifeMs / 2 / each)));
  }

  #signAhead(upcoming: readonly number[]): void {
    if (this.#signing || upcoming.length === 0) return;
    const soon = upcoming.slice(0, FEW);
    if (soon.every((part) => this.#good(part) !== null)) return;
    // why: a failure ahead of need is nobody's; the part that needs the URL signs again
    this.#signNow(upcoming).catch(() => undefined);
  }

  #signNow(wanted: readonly number[]): Promise<void> {
    const without = wanted.filter((part) => this.#good(part) === null).slice(0, this.batch());
    const askedAtMs = this.clock.monotonicMs();
    this.#signing = this.sign(without)
      .then((parts) => this.keep(parts, askedAtMs))
      .finally(() => (this.#signing = null));
    return this.#signing;
  }

  #good(part: number): string | null {
    const known = this.#urls.get(part);
    return known && known.goodUntilMs > this.clock.monotonicMs() ? known.url : null;
  }
}
