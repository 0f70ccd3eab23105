import type { PartBody } from '../../src/ports';
import type { CreateUploadTask, ExpoFile, ExpoFileHandle, ExpoFiles, SystemUploads } from '../../src/native';
import { bytesOf, type Range } from './file';
import { PART } from './lab';
import type { SimNetwork } from './network';
import type { World } from './clock';

/** A phone's disk: paths and bytes. The picked film is not in memory but follows from its number. */
export class Disk implements ExpoFiles {
  readonly cacheUri = 'file:///cache';
  readonly written = new Map<string, Uint8Array>();
  films = new Map<string, { file: number; sizeBytes: number; modifiedAt: number }>();
  free = 1e9;
  largestRead = 0;
  mostParts = 0;

  freeSpace(): number {
    return this.free;
  }

  directory(...path: string[]) {
    const prefix = `${path.join('/')}/`;
    const { written } = this;
    return {
      exists: true,
      create: () => undefined,
      list: () => [...written.keys()].filter((uri) => uri.startsWith(prefix))
        .map((uri) => ({ uri, name: uri.slice(prefix.length), delete: () => void written.delete(uri) })),
    };
  }

  file(...path: string[]): ExpoFile {
    const uri = path.join('/');
    const disk = this;
    return {
      uri,
      get exists() {
        return disk.films.has(uri) || disk.written.has(uri);
      },
      get size() {
        return disk.films.get(uri)?.sizeBytes ?? disk.written.get(uri)?.length ?? 0;
      },
      get modificationTime() {
        return disk.films.get(uri)?.modifiedAt ?? null;
      },
      create() {
        disk.written.set(uri, new Uint8Array());
        disk.mostParts = Math.max(disk.mostParts, disk.written.size);
      },
      delete() {
        if (!disk.written.delete(uri)) throw new Error(`${uri} is not there.`);
      },
      open: () => disk.#open(uri),
    };
  }

  #open(uri: string): ExpoFileHandle {
    const { written, films } = this;
    const look = (length: number) => (this.largestRead = Math.max(this.largestRead, length));
    return {
      offset: 0,
      readBytes(length) {
        look(length);
        const film = films.get(uri)!;
        const from = this.offset!;
        this.offset = from + length;
        return bytesOf({ file: film.file, from, to: from + length });
      },
      writeBytes: (bytes) => void written.set(uri, Buffer.concat([written.get(uri)!, bytes])),
      close: () => undefined,
    };
  }

  /** What a part file holds, as the film's range that it must be; another file's where one byte differs. */
  body(uri: string, url: string): PartBody {
    const bytes = this.written.get(uri);
    if (!bytes) throw new Error(`${uri} is not there.`);
    const from = (Number(url.split('|')[1]) - 1) * PART;
    const range: Range = { file: 1, from, to: from + bytes.length };
    const isRight = Buffer.compare(Buffer.from(bytesOf(range)), bytes) === 0;
    return { sizeBytes: bytes.length, content: isRight ? range : { ...range, file: -1 }, release: () => undefined };
  }
}

/** The app's own uploads, of whole files. */
export const foreground = (disk: Disk, network: SimNetwork): CreateUploadTask => (url, uri, onSent) => {
  let abort = () => {};
  return {
    async uploadAsync() {
      const sending = network.put(url, disk.body(uri, url), onSent);
      abort = sending.abort;
      const { status, etag } = await sending.answer;
      return { status, headers: etag === null ? {} : { ETag: etag } };
    },
    cancel: () => abort(),
  };
};

/** A background session: it has its own connections, goes on without the app, and tells it what ended when it runs again. */
export class BackgroundSession implements SystemUploads {
  /** How often tasks were created, and how many each time: the system delays who comes back for each one. */
  readonly created: number[] = [];
  readonly #queue: { id: string; url: string; fileUri: string; isOver: boolean }[] = [];
  #listener: (id: string) => void = () => undefined;
  #untold: string[] | null = null;
  #isSending = false;

  constructor(
    private readonly world: World,
    private readonly disk: Disk,
    private readonly network: SimNetwork,
  ) {}

  async create(tasks: { id: string; url: string; fileUri: string }[]): Promise<void> {
    this.created.push(tasks.length);
    this.#queue.push(...tasks.map((task) => ({ ...task, isOver: false })));
    void this.#send();
  }

  async existing(): Promise<{ id: string }[]> {
    return this.#queue.filter(({ isOver }) => !isOver).map(({ id }) => ({ id }));
  }

  async cancel(ids: string[]): Promise<void> {
    for (const task of this.#queue) if (ids.includes(task.id)) task.isOver = true;
    this.network.kill();
  }

  onEnd(listener: (id: string) => void): () => void {
    this.#listener = listener;
    return () => (this.#listener = () => undefined);
  }

  appIsSuspended(): void {
    this.#untold = [];
  }

  /** The app runs again, or another run of it has asked for its session. */
  appRuns(): void {
    const untold = this.#untold ?? [];
    this.#untold = null;
    for (const id of untold) this.#listener(id);
  }

  async #send(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    for (let task = this.#next(); task; task = this.#next()) {
      const { id, url, fileUri } = task;
      const arrived = await this.network.put(url, this.disk.body(fileUri, url), () => undefined).answer.then(() => true, () => false);
      if (!arrived && !task.isOver) {
        await new Promise<void>((resolve) => this.world.after(5_000, resolve));
        continue;
      }
      if (task.isOver) continue;
      task.isOver = true;
      if (this.#untold) this.#untold.push(id);
      else this.#listener(id);
    }
    this.#isSending = false;
  }

  #next() {
    return this.#queue.find(({ isOver }) => !isOver);
  }
}

