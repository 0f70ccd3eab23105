import { ApiProblem, type Clock, type OpenedUpload, type Session, type SignedPart, type UploadApi } from '../ports';
import type { UploadRecord } from '../types';
import { Ended, endOf } from './outcome';
import { Parts } from './parts';
import type { Patience } from './patience';
import { BATCH } from './urls';

/** What a transfer changes in the record. Resolves when the store has it. */
export type Save = (change: Partial<UploadRecord>) => Promise<void>;

export interface Begun {
  parts: Parts;
  /** As it was read; null where it was opened just now. */
  session: Session | null;
  /** Somebody else opened it: what is in it may be of another file. */
  isAdopted: boolean;
  firstUrls: readonly SignedPart[];
  /** When they were asked for, of the monotonic clock. */
  askedAtMs: number;
}

/** The server's session of one upload: opening it, reading the truth from it, completing it. */
export class SessionLink {
  #parts: Parts | null = null;
  #reading: Promise<void> | null = null;

  constructor(
    private readonly api: UploadApi,
    private readonly clock: Clock,
    private readonly patience: Patience,
    private readonly record: () => UploadRecord,
    private readonly save: Save,
    private readonly newKey: () => string,
  ) {}

  /** Opens a session, or finds the one that there is. Rejects with `Ended` where there is nothing to send. */
  async begin(): Promise<Begun> {
    if (this.record().sessionId !== null) return this.#goOn(false);
    const askedAtMs = this.clock.monotonicMs();
    const opened = await this.#open();
    if (opened === null) return this.#goOn(true);
    const { partSizeBytes, totalParts } = opened;
    this.#parts = new Parts(this.record().file.sizeBytes, partSizeBytes, totalParts);
    return { parts: this.#parts, session: null, isAdopted: false, firstUrls: opened.firstParts, askedAtMs };
  }

  /** What storage has, now. Several askers share one call. Rejects with `Ended` where the session is no longer alive. */
  refresh(): Promise<void> {
    this.#reading ??= this.#read().finally(() => (this.#reading = null));
    return this.#reading;
  }

  /** Resolves with true when the server says COMPLETED, with false where parts are missing after all. */
  async complete(): Promise<boolean> {
    for (let refusals = 1; ; refusals++) {
      try {
        const status = await this.patience.call(() => this.api.complete(this.#sessionId()));
        if (status === 'COMPLETED') return true;
      } catch (error) {
        if (!(error instanceof ApiProblem) || error.status !== 409 || error.code === 'UPLOAD_LOST') throw error;
      }
      await this.refresh();
      if (!this.#parts!.isWhole) return false;
      await this.patience.backOff(refusals, null);
    }
  }

  /** Null where the server names a live session instead, which is in the record then. */
  async #open(): Promise<OpenedUpload | null> {
    // why: if the app is killed now, the same key finds the session that this call may have opened
    await this.save({ openAsked: true });
    try {
      const opened = await this.patience.call(() => openCall(this.api, this.record()));
      await this.save({ videoId: opened.videoId, sessionId: opened.uploadSessionId, openAsked: false });
      return opened;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (error.code === 'UPLOAD_SESSION_ACTIVE' && typeof error.members.uploadSessionId === 'string') {
        await this.save({ sessionId: error.members.uploadSessionId, openAsked: false });
        return null;
      }
      if (error.code !== 'IDEMPOTENCY_KEY_REUSED') throw error;
      await this.save({ key: this.newKey() });
      return this.#open();
    }
  }

  async #goOn(isAdopted: boolean): Promise<Begun> {
    const session = await this.patience.call(() => this.api.session(this.#sessionId()));
    if (session.totalBytes !== this.record().file.sizeBytes) throw new Ended({ type: 'FAILED', failure: 'FILE_CHANGED' });
    await this.#mustLive(session, true);
    await this.save({ videoId: session.videoId });
    this.#parts = new Parts(session.totalBytes, session.partSizeBytes, session.totalParts);
    this.#parts.reconcile(session.parts, 0);
    return { parts: this.#parts, session, isAdopted, firstUrls: [], askedAtMs: 0 };
  }

  async #read(): Promise<void> {
    const askedAt = this.#parts?.moment() ?? 0;
    const session = await this.patience.call(() => this.api.session(this.#sessionId()));
    await this.#mustLive(session, false);
    this.#parts?.reconcile(session.parts, askedAt);
  }

  /** A session that was PAUSED before is resumed, for a person wants it to go on; one that was paused meanwhile is not. */
  async #mustLive(session: Session, resume: boolean): Promise<void> {
    const end = endOf(session.status);
    if (end === null) return;
    if (!resume || session.status !== 'PAUSED') throw new Ended(end);
    await this.patience.call(() => this.api.resume(session.uploadSessionId));
  }

  #sessionId(): string {
    return this.record().sessionId!;
  }
}

/** The call that opens the session of a record; made again with the same key, it answers the same. */
export function openCall(api: UploadApi, record: UploadRecord): Promise<OpenedUpload> {
  const upload = {
    title: record.title,
    ...(record.description === null ? {} : { description: record.description }),
    sourceMime: record.file.mime,
    sourceSizeBytes: record.file.sizeBytes,
    filename: record.file.name,
    metadata: { ...record.metadata, ...(record.mark ? { sourceMark: record.mark } : {}) },
    sign: BATCH,
  };
  return record.videoId === null ? api.open(upload, record.key) : api.reopen(record.videoId, upload, record.key);
}
