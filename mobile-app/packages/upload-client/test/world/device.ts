import { createUploadManager } from '../../src';
import { ApiProblem, type Lifecycle, type Phase, type Ports, type Tabs, type UploadApi } from '../../src/ports';
import type { UploadManager, UploadSettings } from '../../src/types';
import { MemoryStore } from '../../src/common/store';
import { soleTab } from '../../src/common/tabs';
import { DeviceClock, type World } from './clock';
import { SimSources } from './file';
import { SimConnectivity, type SimNetwork } from './network';
import { Seeded } from './random';
import type { SimServer } from './server';

/** A phone or a browser: what survives a kill (the store, the files) and what does not (the manager). */
export class Device {
  readonly store = new MemoryStore();
  readonly sources = new SimSources();
  readonly connectivity = new SimConnectivity();
  readonly lifecycle = new SimLifecycle();
  tabs: Tabs = soleTab;
  /** While set, the token cannot be renewed. */
  signedOut = false;
  apiCalls: string[] = [];
  #clock: DeviceClock;
  #runs = 0;
  #isDead: { value: boolean } = { value: false };

  constructor(
    private readonly world: World,
    private readonly server: SimServer,
    readonly network: SimNetwork,
    readonly options: { seed?: number; skewMs?: number; settings?: Partial<UploadSettings>; ports?: Partial<Ports>; api?: (api: UploadApi) => UploadApi } = {},
  ) {
    this.#clock = new DeviceClock(world, options.skewMs);
  }

  /** Starts the app: a new manager over what the store has. */
  async launch(): Promise<UploadManager> {
    const manager = createUploadManager(this.ports(), this.options.settings);
    await manager.start();
    return manager;
  }

  ports(): Ports {
    const clock = (this.#clock = new DeviceClock(this.world, this.options.skewMs));
    const dead = (this.#isDead = { value: false });
    return {
      api: (this.options.api ?? ((api) => api))(this.#api(dead)), sources: this.sources, transport: this.network, store: dying(this.store, dead),
      connectivity: {
        current: () => this.connectivity.current(),
        subscribe: (listener) => this.connectivity.subscribe((network) => dead.value || listener(network)),
      },
      lifecycle: {
        current: () => this.lifecycle.current(),
        subscribe: (listener) => this.lifecycle.subscribe((phase) => dead.value || listener(phase)),
      },
      tabs: this.tabs, clock,
      random: new Seeded((this.options.seed ?? 1) * 1000 + ++this.#runs), ...this.options.ports,
    };
  }

  get clock(): DeviceClock {
    return this.#clock;
  }

  /** The system ends the app between two instructions: no code of it runs any more. */
  kill(): void {
    this.#isDead.value = true;
    this.#clock.kill();
    this.network.kill();
  }

  #api(dead: { value: boolean }): UploadApi {
    const call = <T>(name: string, work: () => T): Promise<T> => {
      if (dead.value) return never();
      this.apiCalls.push(name);
      return this.network.api(() => {
        if (this.signedOut) throw new ApiProblem(401, 'UNAUTHENTICATED');
        return work();
      }).then((result) => (dead.value ? never<T>() : result));
    };
    const { server } = this;
    return {
      open: (upload, key) => call('open', () => server.open(null, upload, key)),
      reopen: (videoId, upload, key) => call('reopen', () => server.open(videoId, upload, key)),
      session: (id) => call('session', () => server.session(id)),
      sign: (id, parts) => call('sign', () => server.sign(id, parts)),
      complete: (id) => call('complete', () => server.complete(id)),
      pause: (id) => call('pause', () => server.become(id, 'PAUSED')),
      resume: (id) => call('resume', () => server.become(id, 'IN_PROGRESS')),
      cancel: (id) => call('cancel', () => server.become(id, 'CANCELED')),
      mark: (videoId) => call('mark', () => server.videos.get(videoId)?.mark ?? null),
    };
  }
}

export class SimLifecycle implements Lifecycle {
  #phase: Phase = 'ACTIVE';
  readonly #listeners = new Set<(phase: Phase) => void>();

  current(): Phase {
    return this.#phase;
  }

  subscribe(listener: (phase: Phase) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  set(phase: Phase): void {
    this.#phase = phase;
    for (const listener of [...this.#listeners]) listener(phase);
  }
}

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

/** A store that writes nothing more for a killed app. */
function dying(store: MemoryStore, dead: { value: boolean }) {
  return {
    all: () => store.all(),
    put: (record: Parameters<MemoryStore['put']>[0]) => (dead.value ? never<void>() : store.put(record)),
    remove: (id: string) => (dead.value ? never<void>() : store.remove(id)),
  };
}
