import type { Hashes, Ports, Source } from '../ports';
import { type Event, isOver, next } from '../machine/status';
import { markOf, sameMark } from '../transfer/identity';
import type { Outcome } from '../transfer/outcome';
import { Transfer } from '../transfer/transfer';
import type { FileMark, Step, UploadRecord, UploadSettings, UploadView } from '../types';
import { ServerWords } from './words';

/** What an entry needs of the manager. */
export interface EntryHost {
  settings(): UploadSettings;
  /** Its status is another: others may have their turn. */
  stepped(entry: Entry, event: Event): void;
  /** Its transfer is over: its turn is free. */
  ended(): void;
  /** A number of its view is another. */
  changed(entry: Entry): void;
}

/** One upload on this device: its record, its standing, its file, and the transfer while it has one. */
export class Entry {
  source: Source | null = null;
  step: Step | null = null;
  /** Whether this tab may drive it. */
  isHeld = false;
  /** As another tab tells it; only while that one drives. */
  watched: UploadView | null = null;
  letGo: () => void = () => undefined;
  #transfer: Transfer | null = null;
  #ended: Promise<void> = Promise.resolve();
  #saves: Promise<void> = Promise.resolve();
  #isProven = false;
  #isStarting = false;
  readonly #words: ServerWords;

  constructor(
    public record: UploadRecord,
    /** Added in this run, by this tab. */
    readonly isNew: boolean,
    private readonly ports: Ports,
    private readonly hashes: Hashes,
    private readonly host: EntryHost,
  ) {
    this.#words = new ServerWords(ports, () => this.record, (change) => this.save(change));
  }

  get id(): string {
    return this.record.id;
  }

  get transfer(): Transfer | null {
    return this.#transfer;
  }

  /** It has its turn, or is about to. */
  get isRunning(): boolean {
    return this.#isStarting || this.#transfer !== null;
  }

  /** Writes in the order of the calls. */
  save(change: Partial<UploadRecord>): Promise<void> {
    this.record = { ...this.record, ...change };
    const { record } = this;
    // why: a full disk must not stop an upload; the server knows the rest
    this.#saves = this.#saves.then(() => this.ports.store.put(record)).catch(() => undefined);
    return this.#saves;
  }

  /** Nothing is stored of an earlier file: after `FILE_CHANGED` and "Try again". */
  get isOpenToAnyFile(): boolean {
    return this.record.sessionId === null && this.record.mark === null;
  }

  /** This file is the upload's from now on. */
  take(source: Source, mark: FileMark): void {
    const { name, sizeBytes, modifiedAt } = source;
    void this.save({ file: { name, sizeBytes, modifiedAt, mime: this.record.file.mime }, mark, key: this.ports.random.id() });
  }

  /** A file that is the right one by what is known here; its parts are compared before it is mixed with stored ones. */
  give(source: Source, isProven: boolean): void {
    this.source = source;
    this.#isProven = isProven;
    void this.save({ kept: source.kept });
  }

  dispatch(event: Event): void {
    const before = this.record;
    const now = next(before, event);
    if (now === before) return;
    void this.save({ status: now.status, reason: now.reason, failure: now.failure, ...this.#also(event) });
    this.#act(event);
    this.host.stepped(this, event);
  }

  /** Its turn has come: finds the file and sends it. */
  async begin(): Promise<void> {
    this.#isStarting = true;
    try {
      await this.#ended;
      await this.#words.said();
      this.source = await this.#reopened();
      if (this.record.status !== 'QUEUED') return;
      if (this.source) this.#run(this.source);
      else this.dispatch({ type: 'PAUSE', reason: 'FILE_NEEDED' });
    } finally {
      this.#isStarting = false;
      this.host.ended();
    }
    if (!this.source) await this.ask();
  }

  /** Asks the server about an upload that does not run: it may have ended elsewhere. */
  async ask(): Promise<void> {
    if (this.record.sessionId === null || this.isRunning || isOver(this.record.status)) return;
    const end = await this.#words.ask();
    if (end && !this.isRunning) this.#finish(end);
    this.host.changed(this);
  }

  /** Whether the file is at hand, or can be had again without a person. */
  async findFile(): Promise<boolean> {
    this.source = await this.#reopened();
    return this.source !== null;
  }

  /** Tells the server of a cancel that it does not know yet; resolves with whether it knows now. */
  async pay(): Promise<boolean> {
    await this.#ended;
    return !this.record.cancelOwed || this.#words.cancel();
  }

  /** Stops without a trace on the record but QUEUED; resolves when nothing is under way. */
  async stop(): Promise<void> {
    this.dispatch({ type: 'STOP' });
    this.#transfer?.cut();
    this.#words.stop();
    await this.#ended;
    await this.#saves;
  }

  /** From the kept handle, and only if it is the same file still. */
  async #reopened(): Promise<Source | null> {
    if (this.source) return this.source;
    const source = this.record.kept && (await this.ports.sources.reopen(this.record.kept).catch(() => null));
    if (!source) return null;
    const found = await markOf(source, this.hashes).catch(() => null);
    if (!found) return null;
    if (this.isOpenToAnyFile) this.take(source, found);
    else if (!this.record.mark || !sameMark(found, this.record.mark)) return null;
    this.#isProven = true;
    return source;
  }

  #run(source: Source): void {
    const transfer = new Transfer(this.ports, this.hashes, source, {
      record: () => this.record,
      save: (change) => this.save(change),
      settings: () => this.host.settings(),
      isProven: () => this.#isProven,
      proved: () => (this.#isProven = true),
      step: (step) => {
        this.step = step;
        this.host.changed(this);
      },
      stalled: (isStalled) => this.dispatch({ type: isStalled ? 'STALL' : 'MOVE' }),
      changed: () => this.host.changed(this),
    });
    this.#transfer = transfer;
    this.dispatch({ type: 'START' });
    this.#ended = transfer.run().then((outcome) => {
      this.#transfer = null;
      this.step = null;
      void this.save({ storedBytes: outcome.type === 'COMPLETED' ? this.record.file.sizeBytes : (transfer.storedBytes ?? this.record.storedBytes) });
      this.#finish(outcome);
      this.host.ended();
    });
  }

  #finish(outcome: Outcome): void {
    switch (outcome.type) {
      case 'COMPLETED': return this.dispatch({ type: 'COMPLETE' });
      case 'FAILED':
        if (outcome.failure === 'FILE_CHANGED') this.source = null;
        return this.dispatch({ type: 'FAIL', failure: outcome.failure });
      case 'CANCELED_ELSEWHERE': return this.dispatch({ type: 'CANCELED_ELSEWHERE' });
      case 'PAUSED':
        if (outcome.reason === 'FILE_NEEDED') this.source = null;
        this.dispatch({ type: 'PAUSE', reason: outcome.reason });
        return this.dispatch({ type: 'DRAIN' });
      case 'HALTED': return this.dispatch({ type: 'DRAIN' });
    }
  }

  #also(event: Event): Partial<UploadRecord> {
    if (event.type === 'CANCEL') return { cancelOwed: this.record.sessionId !== null || this.record.openAsked };
    if (event.type !== 'TRY_AGAIN') return {};
    const changed = this.record.failure === 'FILE_CHANGED';
    // why: what was stored is of another file, and a video has one session at a time
    if (changed && this.record.sessionId !== null) this.#words.abandon(this.record.sessionId);
    return {
      key: this.ports.random.id(),
      sessionId: null,
      openAsked: false,
      storedBytes: 0,
      ...(this.record.failure === 'VIDEO_GONE' ? { videoId: null } : {}),
      ...(changed ? { mark: null } : {}),
    };
  }

  #act(event: Event): void {
    switch (event.type) {
      case 'PAUSE':
        this.#transfer?.drain();
        if (event.reason === 'PERSON') void this.#words.pause(this.#ended);
        break;
      case 'CANCEL': case 'COMPLETE': case 'FAIL': case 'CANCELED_ELSEWHERE':
        this.#transfer?.cut();
        break;
      default:
    }
  }
}
