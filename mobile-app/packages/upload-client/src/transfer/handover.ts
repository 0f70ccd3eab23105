import type { Background, BackgroundTask, SignedPart, Source } from '../ports';
import type { SessionLink } from './link';
import type { Parts } from './parts';

/**
 * The parts of one upload that the system sends by itself. They are in hand like those on a flight, so nobody sends them twice; when
 * the system is done with one, the session says what it brought.
 */
export class Handover {
  readonly #held = new Set<number>();
  readonly #unsubscribe: () => void;

  constructor(
    private readonly background: Background,
    private readonly source: Source,
    private readonly sessionId: string,
    private readonly parts: Parts,
    private readonly link: SessionLink,
    private readonly sign: (partNumbers: number[]) => Promise<SignedPart[]>,
    private readonly freed: (error?: unknown) => void,
  ) {
    this.#unsubscribe = background.subscribe((task) => task.sessionId === sessionId && void this.#ended(task));
  }

  /** Tasks of an earlier run of the app go on by themselves: their parts are left alone. */
  async claim(): Promise<void> {
    for (const task of await this.#tasks()) if (this.parts.takeThis(task.partNumber)) this.#held.add(task.partNumber);
  }

  /** The app is about to be suspended: hands the next parts over, all together. Those on a flight stay on it. */
  async give(): Promise<void> {
    const wanted = this.parts.upcoming(this.background.window - this.#held.size);
    const taken = wanted.filter((part) => this.parts.takeThis(part));
    if (taken.length === 0) return;
    for (const part of taken) this.#held.add(part);
    try {
      const urls = await this.sign(taken);
      const given = await this.background.handOver(this.source, urls.map(({ partNumber, uploadUrl, sizeBytes }) => ({
        task: { sessionId: this.sessionId, partNumber, sizeBytes }, url: uploadUrl, from: this.parts.from(partNumber),
      })));
      for (const part of taken) if (!given.includes(part)) this.#free(part);
      this.freed();
    } catch {
      await this.look(); // why: some may have been handed over; the rest is sent in front, when there is a front again
    }
  }

  /** In front again: what the system no longer has is stored, or is sent here. Call it after the session was read. */
  async look(): Promise<void> {
    const there = new Set((await this.#tasks()).map((task) => task.partNumber));
    for (const part of [...this.#held]) if (!there.has(part)) this.#free(part);
    this.freed();
  }

  /** Resolves when the system has nothing of it any more. */
  async takeBack(): Promise<void> {
    if (this.#held.size > 0) await this.background.takeBack(this.sessionId).catch(() => undefined);
    for (const part of [...this.#held]) this.#free(part);
  }

  close(): void {
    this.#unsubscribe();
  }

  async #ended({ partNumber }: BackgroundTask): Promise<void> {
    try {
      await this.link.refresh();
      this.#free(partNumber);
      this.freed();
    } catch (error) {
      this.freed(error);
    }
  }

  #free(part: number): void {
    this.#held.delete(part);
    this.parts.giveBack(part);
  }

  async #tasks(): Promise<BackgroundTask[]> {
    const tasks = await this.background.tasks().catch(() => []);
    return tasks.filter((task) => task.sessionId === this.sessionId);
  }
}
