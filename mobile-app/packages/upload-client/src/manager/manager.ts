import type { Ports, Source, TabMessage } from '../ports';
import { type Event, isOver } from '../machine/status';
import { hashes } from '../transfer/hashes';
import { markOf } from '../transfer/identity';
import type { Given, NewFile, Status, UploadManager, UploadRecord, UploadSettings, UploadView } from '../types';
import { Entry, type EntryHost } from './entry';
import { allowFile, factsOf, giveFile, proveSession, waitingFor } from './files';
import { isNetworkAllowed, positionAt, queued, whoseTurn } from './queue';
import { newRecord, type RecordFacts } from './record';
import { Views } from './views';

export const DEFAULT_SETTINGS: UploadSettings = { wifiOnly: false, streams: 3, partsAtRisk: 1, together: 1 };

/** One per app, outside of any screen. */
export function createUploadManager(ports: Ports, settings: Partial<UploadSettings> = {}): UploadManager {
  return new Manager(ports, { ...DEFAULT_SETTINGS, ...settings });
}

class Manager implements UploadManager, EntryHost {
  readonly #entries = new Map<string, Entry>();
  readonly #views: Views;
  readonly #eventListeners = new Set<(id: string, event: Event['type'], status: Status) => void>();
  #unsubscribe: (() => void)[] = [];
  #isStarted = false;
  #isKeptAlive = false;

  constructor(
    private readonly ports: Ports,
    private current: UploadSettings,
  ) {
    this.#views = new Views(ports, () => this.#list());
  }

  readonly uploads = (): readonly UploadView[] => this.#views.all();
  readonly subscribe = (listener: () => void): (() => void) => this.#views.subscribe(listener);
  readonly upload = (id: string): UploadView | null => this.uploads().find((view) => view.id === id) ?? null;
  readonly settings = (): UploadSettings => this.current;

  readonly onEvent = (listener: (id: string, event: Event['type'], status: Status) => void): (() => void) => {
    this.#eventListeners.add(listener);
    return () => this.#eventListeners.delete(listener);
  };

  async start(): Promise<void> {
    if (this.#isStarted) return;
    this.#isStarted = true;
    const { connectivity, lifecycle, tabs } = this.ports;
    this.#unsubscribe = [
      connectivity.subscribe(() => this.#schedule()),
      lifecycle.subscribe((phase) => (phase === 'ACTIVE' ? this.#inFront() : this.#outOfSight())),
      tabs.subscribe((message) => this.#heard(message)),
    ];
    for (const record of await this.#stored()) this.#put(record);
    this.#views.flush();
  }

  async stop(): Promise<void> {
    this.#isStarted = false;
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    await Promise.all(this.#list().map((entry) => entry.stop()));
    for (const entry of this.#entries.values()) entry.letGo();
    this.#entries.clear();
  }

  async add(file: NewFile): Promise<string> {
    const { source } = file;
    return this.#begin(source, {
      title: file.title,
      description: file.description ?? null,
      metadata: file.metadata ?? null,
      file: { ...factsOf(source), mime: file.mime ?? source.mime },
      mark: await markOf(source, hashes),
      videoId: file.videoId ?? null,
      mobileDataAllowed: file.mobileDataAllowed ?? false,
    });
  }

  readonly waitingFor = (source: Source): Promise<string | null> => waitingFor(this.#list(), source);
  readonly giveFile = (id: string, source: Source): Promise<Given> => giveFile(this.#entries.get(id), source);
  readonly allowFile = (id: string): Promise<boolean> => allowFile(this.#entries.get(id), this.ports.sources);

  async continueSession(sessionId: string, title: string, source: Source): Promise<Given> {
    const known = this.#list().find(({ record }) => record.sessionId === sessionId);
    if (known) return giveFile(known, source);
    const found = await proveSession(sessionId, source, this.ports);
    if ('accepted' in found) return found;
    return { accepted: true, id: this.#begin(source, { title, sessionId, ...found }) };
  }

  pause(id: string): void {
    this.#command(id, 'PAUSE');
  }

  resume(id: string): void {
    this.#command(id, 'RESUME');
  }

  cancel(id: string): void {
    this.#command(id, 'CANCEL');
  }

  tryAgain(id: string): void {
    this.#command(id, 'TRY_AGAIN');
  }

  useMobileData(id: string): void {
    this.#command(id, 'USE_MOBILE_DATA');
  }

  forget(id: string): void {
    this.#command(id, 'FORGET');
  }

  move(id: string, place: number): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    const others = queued(this.#list()).filter((other) => other !== entry).map((other) => other.record);
    void entry.save({ position: positionAt(place, others) });
    this.#views.changed(entry);
    this.#views.flush();
  }

  setSettings(settings: Partial<UploadSettings>): void {
    this.current = { ...this.current, ...settings };
    this.#schedule();
  }

  isSending(): boolean {
    return this.#list().some((entry) => entry.transfer?.isSending);
  }

  signedIn(): void {
    for (const entry of this.#held()) {
      entry.dispatch({ type: 'RELEASE', reason: 'SIGN_IN_NEEDED' });
      if (entry.record.cancelOwed) this.#pay(entry);
    }
  }

  stepped(entry: Entry, event: Event): void {
    for (const listener of [...this.#eventListeners]) listener(entry.id, event.type, entry.record.status);
    if (entry.record.cancelOwed) this.#pay(entry);
    this.#views.changed(entry);
    this.#views.flush();
    this.#schedule();
  }

  ended(): void {
    this.#schedule();
  }

  changed(entry: Entry): void {
    this.#views.changed(entry);
  }

  #begin(source: Source, facts: RecordFacts): string {
    const position = Math.max(-1, ...this.#list().map(({ record }) => record.position)) + 1;
    const record = newRecord(this.ports, source, { position, ...facts });
    const entry = this.#put(record, true);
    void entry.save({});
    entry.give(source, true);
    this.#views.changed(entry);
    this.#views.flush();
    this.#schedule();
    return record.id;
  }

  /** An upload of the store, or a new one. Driven as soon as no other tab does. */
  #put(record: UploadRecord, isNew = false): Entry {
    const entry = new Entry(record, isNew, this.ports, hashes, this);
    this.#entries.set(record.id, entry);
    entry.letGo = this.ports.tabs.drive(record.id, () => void this.#driven(entry));
    return entry;
  }

  async #driven(entry: Entry): Promise<void> {
    if (!entry.isNew) {
      const left = (await this.#stored()).find((record) => record.id === entry.id);
      if (!left) return void this.#entries.delete(entry.id);
      entry.record = left; // why: the tab that drove it until now has written more
    }
    entry.watched = null;
    entry.isHeld = true;
    entry.dispatch({ type: 'RELAUNCH' });
    if (entry.record.cancelOwed) this.#pay(entry);
    await this.#revive(entry);
    this.#views.changed(entry);
    this.#schedule();
  }

  /** The causes of a pause that may be gone after a restart, or after some time in the background. */
  async #revive(entry: Entry): Promise<void> {
    entry.dispatch({ type: 'RELEASE', reason: 'SIGN_IN_NEEDED' });
    if (this.ports.lifecycle.current() === 'ACTIVE') entry.dispatch({ type: 'RELEASE', reason: 'SYSTEM' });
    await entry.ask();
    if (entry.record.reason === 'FILE_NEEDED' && (await entry.findFile())) entry.dispatch({ type: 'RELEASE', reason: 'FILE_NEEDED' });
  }

  #inFront(): void {
    for (const entry of this.#held()) {
      if (entry.transfer) entry.transfer.look();
      else if (!isOver(entry.record.status)) void this.#revive(entry);
    }
  }

  #outOfSight(): void {
    for (const entry of this.#held()) entry.transfer?.handOver();
  }

  /** The system lets an app that sends live on; where it ends that, the upload waits for the person to come back. */
  #keepAlive(): void {
    const isRunning = this.#held().some((entry) => entry.isRunning);
    if (isRunning === this.#isKeptAlive) return;
    this.#isKeptAlive = isRunning;
    this.ports.background?.keepAlive?.(isRunning, () => {
      for (const entry of this.#held()) if (entry.isRunning) entry.dispatch({ type: 'PAUSE', reason: 'SYSTEM' });
    });
  }

  #list(): Entry[] {
    return [...this.#entries.values()];
  }

  #held(): Entry[] {
    return this.#list().filter((entry) => entry.isHeld);
  }

  #schedule(): void {
    if (!this.#isStarted) return;
    for (const entry of this.#held()) {
      const allowed = isNetworkAllowed(entry.record, this.current, this.ports.connectivity.current());
      if (allowed) entry.dispatch({ type: 'RELEASE', reason: 'WAITING_FOR_WIFI' });
      else if (entry.record.status !== 'PAUSED') entry.dispatch({ type: 'PAUSE', reason: 'WAITING_FOR_WIFI' });
    }
    for (const entry of whoseTurn(this.#held(), this.current.together)) void entry.begin();
    this.#keepAlive();
  }

  #pay(entry: Entry): void {
    void entry.pay().then((isPaid) => {
      if (isPaid && entry.record.forgotten) this.#remove(entry);
    });
  }

  #command(id: string, command: (TabMessage & { kind: 'COMMAND' })['command']): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    if (!entry.isHeld) return this.ports.tabs.tell({ kind: 'COMMAND', id, command });
    switch (command) {
      case 'PAUSE': return entry.dispatch({ type: 'PAUSE', reason: 'PERSON' });
      case 'RESUME': return entry.dispatch({ type: 'RESUME' });
      case 'CANCEL': return entry.dispatch({ type: 'CANCEL' });
      case 'TRY_AGAIN': return entry.dispatch({ type: 'TRY_AGAIN' });
      case 'USE_MOBILE_DATA':
        void entry.save({ mobileDataAllowed: true });
        return this.#schedule();
      case 'FORGET':
        if (isOver(entry.record.status)) this.#forget(entry);
    }
  }

  #forget(entry: Entry): void {
    void entry.save({ forgotten: true });
    this.#views.changed(entry);
    this.#views.flush();
    if (!entry.record.cancelOwed) this.#remove(entry);
  }

  #remove(entry: Entry): void {
    this.#entries.delete(entry.id);
    entry.letGo();
    void entry.save({}).then(() => this.ports.store.remove(entry.id));
  }

  #heard(message: TabMessage): void {
    if (message.kind === 'COMMAND') {
      if (this.#entries.get(message.id)?.isHeld) this.#command(message.id, message.command);
      return;
    }
    const id = message.kind === 'VIEW' ? message.view.id : message.id;
    const entry = this.#entries.get(id);
    if (entry?.isHeld) return;
    if (message.kind === 'GONE') this.#entries.delete(id);
    else if (entry) entry.watched = message.view;
    else void this.#adopt(id);
    this.#views.flush();
  }

  /** Nothing where the platform gives no store (a private window): uploads live as long as the page. */
  #stored(): Promise<UploadRecord[]> {
    return this.ports.store.all().catch(() => []);
  }

  /** Another tab has a new upload. */
  async #adopt(id: string): Promise<void> {
    const record = (await this.#stored()).find((one) => one.id === id);
    if (record && !this.#entries.has(id)) this.#put(record);
    this.#views.flush();
  }
}
