import type { NewUpload, PickedFile, UploadManager, UploadView } from './uploadManager';

export interface Running {
  manager: UploadManager;
  stop(): Promise<void>;
}

const NONE: readonly UploadView[] = [];

/** An upload manager that is there before its client is: what is asked of it meanwhile waits. */
export class WaitingUploads implements UploadManager {
  private running: Promise<Running> | null = null;
  private now: UploadManager | null = null;
  private isStopped = false;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly begin: () => Promise<Running>) {}

  /** A client that could not be fetched is fetched again with the next wish. */
  async start(): Promise<void> {
    this.isStopped = false;
    await this.run();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    this.now = null;
    const running = this.running;
    this.running = null;
    await (await running)?.stop();
  }

  uploads = () => this.now?.uploads() ?? NONE;

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  add = async (upload: NewUpload) => (await this.run()).manager.add(upload);
  giveFile = async (id: string, file: PickedFile) => (await this.run()).manager.giveFile(id, file);
  allowFile = async (id: string) => (await this.run()).manager.allowFile(id);
  addTo = async (video: { id: string; title: string }, file: PickedFile, mime: string) => (await this.run()).manager.addTo(video, file, mime);
  pause = (id: string) => this.now?.pause(id);
  resume = (id: string) => this.now?.resume(id);
  cancel = (id: string) => this.now?.cancel(id);
  tryAgain = (id: string) => this.now?.tryAgain(id);
  useMobileData = (id: string) => this.now?.useMobileData(id);
  move = (id: string, place: number) => this.now?.move(id, place);
  forget = (id: string) => this.now?.forget(id);

  private run(): Promise<Running> {
    if (!this.running) {
      const begun = this.begin().then((running) => this.join(running));
      this.running = begun;
      begun.catch(() => {
        if (this.running === begun) this.running = null;
      });
    }
    return this.running;
  }

  private join(running: Running): Running {
    if (this.isStopped) return running;
    this.now = running.manager;
    running.manager.subscribe(this.tell);
    this.tell();
    return running;
  }

  private readonly tell = () => this.listeners.forEach((listener) => listener());
}
