import type { Hashes, Ports, Source } from '../ports';
import type { Step, UploadRecord, UploadSettings } from '../types';
import { Carrier } from './carrier';
import { DOUBTFUL_MS, Flight } from './flight';
import { Halt, Halted } from './halt';
import { Handover } from './handover';
import { compareParts, isSameFile, markFor, markOf } from './identity';
import { type Begun, type Save, SessionLink } from './link';
import { Ended, type Outcome, outcomeOf } from './outcome';
import type { Parts } from './parts';
import { Patience } from './patience';
import { PartPace, Speed } from './progress';
import { Streams } from './streams';
import { PartUrls } from './urls';

const TICK_MS = 1_000;

/** What a transfer needs of the upload that it belongs to. */
export interface TransferHost {
  record(): UploadRecord;
  save: Save;
  settings(): UploadSettings;
  /** Whether this very file is known to be the one whose parts are stored; `proved` says so from now on. */
  isProven(): boolean;
  proved(): void;
  step(step: Step): void;
  /** Nothing moves, or moves again. */
  stalled(isStalled: boolean): void;
  /** A number is different. */
  changed(): void;
}

/** Sends one file once: from the session to COMPLETED, or until it is told to stop or something ends it. */
export class Transfer {
  readonly #halt = new Halt();
  readonly #patience: Patience;
  readonly #link: SessionLink;
  readonly #speed: Speed;
  readonly #flights = new Set<Flight>();
  #parts: Parts | null = null;
  #streams: Streams | null = null;
  #handover: Handover | null = null;
  #isStalled = false;
  #bell: () => void = () => undefined;
  #ending: unknown = null;

  constructor(
    private readonly ports: Ports,
    private readonly hashes: Hashes,
    private readonly source: Source,
    private readonly host: TransferHost,
  ) {
    const { api, clock, random, connectivity } = ports;
    this.#patience = new Patience(clock, random, connectivity, this.#halt);
    this.#link = new SessionLink(api, clock, this.#patience, () => host.record(), host.save, () => random.id());
    this.#speed = new Speed(clock);
  }

  /** Never rejects. */
  async run(): Promise<Outcome> {
    const untick = this.#everySecond();
    const unsubscribe = this.ports.connectivity.subscribe(() => this.#networkChanged());
    try {
      this.host.step('OPENING');
      this.#watch();
      const begun = await this.#link.begin();
      await this.#prove(begun);
      await this.#sendAll(begun);
      return { type: 'COMPLETED' };
    } catch (error) {
      this.#halt.cut();
      return outcomeOf(error);
    } finally {
      untick();
      unsubscribe();
      await this.#handover?.takeBack();
      this.#handover?.close();
      this.#flights.clear();
    }
  }

  /** Stops after what is nearly there; `run` ends when nothing is under way. */
  drain(): void {
    this.#halt.drain();
    this.#bell();
  }

  /** Stops now. */
  cut(): void {
    this.#halt.cut();
    this.#bell();
  }

  /** The app is in front again: what happened meanwhile is the session's to say. */
  look(): void {
    this.#patience.wake();
    if (!this.#parts || this.#halt.level !== 'NO') return;
    this.#link.refresh().then(() => this.#handover?.look()).then(() => this.#bell(), (error) => this.#end(error));
  }

  /** The app is about to be suspended. */
  handOver(): void {
    if (this.#halt.level === 'NO') void this.#handover?.give();
  }

  get storedBytes(): number | null {
    return this.#parts?.storedBytes ?? null;
  }

  /** Over connections that live: the system is online and they are not silent. */
  get flyingBytes(): number {
    if (!this.ports.connectivity.current().online) return 0;
    let sum = 0;
    for (const flight of this.#flights) if (flight.silentMs() < DOUBTFUL_MS) sum += flight.sent;
    return sum;
  }

  get bytesPerSecond(): number | null {
    return this.#speed.bytesPerSecond;
  }

  get etaSeconds(): number | null {
    const left = this.source.sizeBytes - (this.storedBytes ?? 0) - this.flyingBytes;
    return this.#speed.etaSeconds(left);
  }

  get isSending(): boolean {
    return this.#flights.size > 0;
  }

  /** A file that was chosen again, or a session of another device: they are compared before anything is added. */
  async #prove({ session, isAdopted }: Begun): Promise<void> {
    if (session && (isAdopted || !this.host.isProven())) {
      const { mark, etagsAreMd5 } = this.host.record();
      const left = isAdopted ? await this.#patience.call(() => this.ports.api.mark(session.videoId)) : mark;
      const known = markFor(session, left);
      const comparison = await compareParts(this.source, session, this.hashes, this.ports.random.fraction());
      const found = await markOf(this.source, this.hashes);
      if (!isSameFile(known, found, comparison, etagsAreMd5)) await this.#isAnotherFile(isAdopted);
    }
    this.host.proved();
  }

  async #isAnotherFile(isAdopted: boolean): Promise<never> {
    // why: the session belongs to somebody who may still be sending; trying again must not end theirs
    if (isAdopted) await this.host.save({ sessionId: null });
    throw new Ended({ type: 'FAILED', failure: 'FILE_CHANGED' });
  }

  async #sendAll(begun: Begun): Promise<void> {
    const { clock } = this.ports;
    const parts = begun.parts;
    const pace = new PartPace(clock);
    const urls = new PartUrls(clock, (numbers) => this.#sign(numbers), () => pace.partMs);
    urls.keep(begun.firstUrls, begun.askedAtMs);
    const streams = new Streams(clock, parts.partSizeBytes, () => this.host.settings(), () => this.ports.connectivity.current());
    this.#parts = parts;
    this.#streams = streams;
    await this.#takeOver(parts);
    const carrier = this.#carrier(parts, urls, streams, pace);
    do {
      this.host.step('SENDING');
      this.host.changed();
      await this.#sendMissing(parts, streams, carrier);
      this.host.step('FINISHING');
    } while (!(await this.#link.complete()));
  }

  async #takeOver(parts: Parts): Promise<void> {
    const { background } = this.ports;
    if (!background) return;
    const freed = (error?: unknown) => (error === undefined ? this.#bell() : this.#end(error));
    this.#handover = new Handover(background, this.source, this.host.record().sessionId!, parts, this.#link,
      (numbers) => this.#sign(numbers), freed);
    await this.#handover.claim();
  }

  #carrier(parts: Parts, urls: PartUrls, streams: Streams, pace: PartPace): Carrier {
    const { clock, transport } = this.ports;
    return new Carrier({
      clock, transport, source: this.source, hashes: this.hashes, halt: this.#halt, patience: this.#patience, link: this.#link,
      parts, urls, streams, flights: this.#flights,
      etags: { areMd5: this.host.record().etagsAreMd5, learned: (areMd5) => void this.host.save({ etagsAreMd5: areMd5 }) },
      onSent: (bytes) => this.#moved(bytes),
      onEnded: () => this.host.changed(),
      onStored: () => {
        pace.ended();
        void this.host.save({ storedBytes: parts.storedBytes }); // why: a restart without a network shows what is stored
        this.host.changed();
      },
    });
  }

  #sign(numbers: number[]) {
    return this.#patience.within(this.ports.api.sign(this.host.record().sessionId!, numbers));
  }

  /** Resolves when storage has every part; rejects when the transfer ends before, after all that was under way has ended. */
  async #sendMissing(parts: Parts, streams: Streams, carrier: Carrier): Promise<void> {
    const carried = new Set<Promise<void>>();
    for (;;) {
      while (this.#mayStart(carried.size, streams)) {
        const part = parts.take();
        if (part === null) break;
        const one: Promise<void> = carrier.carry(part).then(undefined, (error) => this.#end(error)).finally(() => {
          parts.giveBack(part);
          carried.delete(one);
          this.#bell();
        });
        carried.add(one);
      }
      if (carried.size === 0) {
        if (this.#ending) throw this.#ending;
        this.#halt.check();
        if (parts.isWhole) return;
      }
      await new Promise<void>((resolve) => (this.#bell = resolve));
    }
  }

  #mayStart(carried: number, streams: Streams): boolean {
    if (this.#ending || this.#halt.level !== 'NO') return false;
    // why: a part that waits in a back-off has nothing to lose, but keeps its stream
    const out = [...this.#flights].filter((flight) => !flight.isSending).length;
    return streams.mayStart(carried, carried - out);
  }

  /** The first error ends the whole transfer; `Halted` only follows from an end. */
  #end(error: unknown): void {
    if (!this.#ending || this.#ending instanceof Halted) this.#ending = error;
    if (!(error instanceof Halted)) this.#halt.cut();
    this.#bell();
  }

  #moved(bytes: number): void {
    this.#speed.add(bytes);
    this.#streams?.sent(bytes);
    if (this.#isStalled && this.ports.connectivity.current().online) this.#become(false);
    this.host.changed();
    if ([...this.#flights].some((flight) => !flight.isSending)) this.#bell();
  }

  #networkChanged(): void {
    for (const flight of this.#flights) flight.networkChanged();
    this.#streams?.networkChanged();
    if (this.ports.connectivity.current().online) this.#patience.wake();
    this.#watch();
    this.host.changed();
  }

  #everySecond(): () => void {
    let forget = () => {};
    const tick = () => {
      for (const flight of [...this.#flights]) flight.check();
      this.#watch();
      this.host.changed(); // why: speed, and bytes over silent connections, change with time alone
      forget = this.ports.clock.after(TICK_MS, tick);
    };
    forget = this.ports.clock.after(TICK_MS, tick);
    return () => forget();
  }

  /** Only a byte that moves ends a stall: see `#moved`. */
  #watch(): void {
    if (this.#isStalled || !this.#standsStill()) return;
    this.#speed.reset();
    this.#become(true);
  }

  #standsStill(): boolean {
    if (!this.ports.connectivity.current().online) return true;
    if (this.#flights.size === 0) return this.#patience.isWaiting;
    return [...this.#flights].every((flight) => flight.silentMs() >= DOUBTFUL_MS);
  }

  #become(isStalled: boolean): void {
    this.#isStalled = isStalled;
    this.host.stalled(isStalled);
  }
}
