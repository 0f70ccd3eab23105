import type { Background, BackgroundTask, Source } from '../ports';
import type { ForegroundService, SystemUploads } from './expo';
import { fileOf, MOST_PART_FILES, type PartFiles } from './parts';

/**
 * iOS: part files in a background session, which goes on while the app is suspended or was ended by the system.
 * `claim` belongs to the launch, before the manager starts: it removes the files that nobody sends any more.
 */
export class SystemBackground implements Background {
  readonly window = MOST_PART_FILES;
  readonly #listeners = new Set<(ended: BackgroundTask) => void>();

  constructor(
    private readonly uploads: SystemUploads,
    private readonly parts: PartFiles,
  ) {
    uploads.onEnd((id) => this.#ended(id));
  }

  async claim(): Promise<void> {
    this.parts.clean((await this.uploads.existing()).map(({ id }) => id));
  }

  async handOver(source: Source, wanted: { task: BackgroundTask; url: string; from: number }[]): Promise<number[]> {
    const tasks = [];
    const given: number[] = [];
    for (const { task, url, from } of wanted.slice(0, this.parts.room(wanted[0]?.task.sizeBytes ?? 1))) {
      const id = idOf(task);
      const staged = await this.parts.stage(fileOf(source), from, from + task.sizeBytes, id);
      if (staged.size === task.sizeBytes) {
        tasks.push({ id, url, fileUri: staged.uri });
        given.push(task.partNumber);
      } else this.parts.remove(id);
    }
    // why: the system delays each task that is created later, and more each time it had to wake the app for one
    await this.uploads.create(tasks);
    return given;
  }

  async tasks(): Promise<BackgroundTask[]> {
    return (await this.uploads.existing()).map(({ id }) => taskOf(id)).filter((task) => task !== null);
  }

  subscribe(listener: (ended: BackgroundTask) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async takeBack(sessionId: string): Promise<void> {
    const ids = (await this.uploads.existing()).map(({ id }) => id).filter((id) => taskOf(id)?.sessionId === sessionId);
    await this.uploads.cancel(ids);
    for (const id of ids) this.parts.remove(id);
  }

  #ended(id: string): void {
    this.parts.remove(id);
    const task = taskOf(id);
    if (task) for (const listener of [...this.#listeners]) listener(task);
  }
}

/** Android: the process itself lives on behind a notification, for at most six hours of a day, and its own transport goes on. */
export function serviceBackground(service: ForegroundService): Background {
  return {
    window: 0,
    handOver: async () => [],
    tasks: async () => [],
    subscribe: () => () => undefined,
    takeBack: async () => undefined,
    keepAlive(running, onTimeout) {
      // why: a service that the system does not allow now leaves an app that uploads while it is in front
      (running ? service.start(onTimeout) : service.stop()).catch(() => undefined);
    },
  };
}

const idOf = ({ sessionId, partNumber, sizeBytes }: BackgroundTask): string => `${sessionId}.${partNumber}.${sizeBytes}`;

function taskOf(id: string): BackgroundTask | null {
  const [sessionId, partNumber, sizeBytes] = id.split('.');
  return sessionId && partNumber && sizeBytes ? { sessionId, partNumber: Number(partNumber), sizeBytes: Number(sizeBytes) } : null;
}
