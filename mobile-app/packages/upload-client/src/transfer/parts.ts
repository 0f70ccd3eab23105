import type { StoredPart } from '../ports';

/** Which parts of one upload the server has, which are in hand, and which are missing. Numbers are from 1. */
export class Parts {
  /** Part → when it was stored, in the order of `#moment`. */
  readonly #stored = new Map<number, number>();
  readonly #inHand = new Set<number>();
  #moment = 0;
  #storedBytes = 0;

  constructor(
    readonly totalBytes: number,
    readonly partSizeBytes: number,
    readonly totalParts: number,
  ) {}

  from(part: number): number {
    return (part - 1) * this.partSizeBytes;
  }

  /** Exclusive. */
  to(part: number): number {
    return part < this.totalParts ? part * this.partSizeBytes : this.totalBytes;
  }

  size(part: number): number {
    return this.to(part) - this.from(part);
  }

  get storedBytes(): number {
    return this.#storedBytes;
  }

  get isWhole(): boolean {
    return this.#stored.size === this.totalParts;
  }

  isStored(part: number): boolean {
    return this.#stored.has(part);
  }

  /** Before the session is read: `reconcile` with it keeps what was stored later. */
  moment(): number {
    return this.#moment;
  }

  /** The server's list is the truth, but for parts that were stored since it was asked for. A part of another size is missing. */
  reconcile(list: readonly StoredPart[], askedAt: number): void {
    const there = new Set(list.filter((part) => part.sizeBytes === this.#sizeOf(part.partNumber)).map((part) => part.partNumber));
    for (const [part, at] of this.#stored) if (at <= askedAt && !there.has(part)) this.#remove(part);
    for (const part of there) this.#add(part);
  }

  store(part: number): void {
    this.#inHand.delete(part);
    this.#remove(part);
    this.#add(part);
  }

  /** The lowest missing parts that nobody has in hand, up to `most`. */
  upcoming(most: number): number[] {
    const found: number[] = [];
    for (let part = 1; part <= this.totalParts && found.length < most; part++) {
      if (!this.#stored.has(part) && !this.#inHand.has(part)) found.push(part);
    }
    return found;
  }

  /** Takes the next missing part in hand; null where there is none. No part is ever in two hands. */
  take(): number | null {
    const [part] = this.upcoming(1);
    if (part === undefined) return null;
    this.#inHand.add(part);
    return part;
  }

  /** Takes a certain part; false where it is stored or in hand already. */
  takeThis(part: number): boolean {
    if (this.#stored.has(part) || this.#inHand.has(part)) return false;
    this.#inHand.add(part);
    return true;
  }

  giveBack(part: number): void {
    this.#inHand.delete(part);
  }

  #sizeOf(part: number): number {
    return part >= 1 && part <= this.totalParts ? this.size(part) : -1;
  }

  #add(part: number): void {
    if (this.#stored.has(part)) return;
    this.#stored.set(part, ++this.#moment);
    this.#storedBytes += this.size(part);
  }

  #remove(part: number): void {
    if (this.#stored.delete(part)) this.#storedBytes -= this.size(part);
  }
}
