import { ApiProblem, type Ports } from '../ports';
import { Halt } from '../transfer/halt';
import { openCall, type Save } from '../transfer/link';
import { endOf, type Outcome } from '../transfer/outcome';
import { Patience } from '../transfer/patience';
import type { UploadRecord } from '../types';

/** What is said to the server about an upload while no transfer runs. */
export class ServerWords {
  #halt = new Halt();
  #saying: Promise<void> = Promise.resolve();

  constructor(
    private readonly ports: Ports,
    private readonly record: () => UploadRecord,
    private readonly save: Save,
  ) {}

  /** Resolves when what was being told has arrived or failed: a resume must not overtake a pause. */
  said(): Promise<void> {
    return this.#saying;
  }

  /** Told once, after the transfer has ended: for other devices to see. Paused it is here in any case. */
  async pause(ended: Promise<void>): Promise<void> {
    this.#saying = ended.then(async () => {
      const { sessionId, status, reason } = this.record();
      if (sessionId === null || status !== 'PAUSED' || reason !== 'PERSON') return;
      await this.#patience().within(this.ports.api.pause(sessionId)).catch(() => undefined);
    });
    await this.#saying;
  }

  /** What the session became while nobody here looked; null where it lives, or where the server cannot be reached. */
  async ask(): Promise<Outcome | null> {
    try {
      const session = await this.#patience().within(this.ports.api.session(this.record().sessionId!));
      await this.save({ storedBytes: session.parts.reduce((sum, part) => sum + part.sizeBytes, 0), videoId: session.videoId });
      return session.status === 'PAUSED' ? null : endOf(session.status);
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 404) return { type: 'FAILED', failure: 'VIDEO_GONE' };
      return null;
    }
  }

  /** Ends a session that nobody goes on with; the next one waits for it. */
  abandon(sessionId: string): void {
    const patience = this.#patience();
    this.#saying = patience.call(() => this.ports.api.cancel(sessionId)).then(() => undefined, () => undefined);
  }

  /** Repeated until the server knows. False where the person must sign in first, or the work was stopped. */
  async cancel(): Promise<boolean> {
    try {
      const patience = this.#patience();
      if (this.record().sessionId === null && this.record().openAsked) {
        const opened = await patience.call(() => openCall(this.ports.api, this.record()));
        await this.save({ videoId: opened.videoId, sessionId: opened.uploadSessionId, openAsked: false });
      }
      const { sessionId } = this.record();
      if (sessionId !== null) await patience.call(() => this.ports.api.cancel(sessionId));
    } catch (error) {
      // why: other refusals mean that there is nothing to cancel: it ended, or it is gone
      if (!(error instanceof ApiProblem) || error.status === 401) return false;
    }
    await this.save({ cancelOwed: false, openAsked: false });
    return true;
  }

  /** Ends what waits; later words start anew. */
  stop(): void {
    this.#halt.cut();
    this.#halt = new Halt();
  }

  #patience(): Patience {
    const { clock, random, connectivity } = this.ports;
    return new Patience(clock, random, connectivity, this.#halt);
  }
}
