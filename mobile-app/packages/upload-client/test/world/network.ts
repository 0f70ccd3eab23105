import { ApiProblem, Broken, type Connectivity, type Network, type PartBody, type PutAnswer, type Sending, type Transport } from '../../src/ports';
import type { World } from './clock';
import type { Range } from './file';
import type { Seeded } from './random';
import type { SimServer } from './server';

const TICK_MS = 500;
/** TCP gives a connection up that was silent for longer. */
const TCP_LIFE_MS = 60_000;

export type Phase =
  | { kind: 'UP' }
  /** Connections break, and none opens. */
  | { kind: 'RESET' }
  /** Nothing arrives, and nobody says so. */
  | { kind: 'SILENT' }
  /** A captive portal answers in the server's place. */
  | { kind: 'CAPTIVE'; status: 200 | 302 }
  /** The server has too much to do. */
  | { kind: 'BUSY'; status: 500 | 503; retryAfterMs: number | null; early: boolean; stores: boolean };

export interface Line {
  bytesPerSecond: number;
  latencyMs: number;
  /** Share of lost packets; bounds what one connection reaches. */
  loss: number;
}

/** What one connection reaches under loss (Mathis), whatever the line has. */
export function connectionBytesPerSecond({ bytesPerSecond, latencyMs, loss }: Line): number {
  return loss === 0 ? bytesPerSecond : Math.min(bytesPerSecond, (1460 * 1.22) / ((latencyMs / 1000) * Math.sqrt(loss)));
}

export class SimConnectivity implements Connectivity {
  #network: Network = { online: true, kind: 'WIFI' };
  readonly #listeners = new Set<(network: Network) => void>();

  current(): Network {
    return this.#network;
  }

  subscribe(listener: (network: Network) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  set(network: Partial<Network>): void {
    this.#network = { ...this.#network, ...network };
    for (const listener of [...this.#listeners]) listener(this.#network);
  }
}

/** A request under way: what a phase of the network does to it. */
interface Live {
  isDead: boolean;
  /** Breaks it so that both sides know. */
  break(): void;
  /** Steps that wait for the silence to end. */
  frozen: (() => void)[];
}

/** One device's way to the server, byte by byte. */
export class SimNetwork implements Transport {
  phase: Phase = { kind: 'UP' };
  bytesSent = 0;
  /** Each cut that met a request counts once, however many it met; each refused part counts. */
  interruptions = 0;
  mostParts = 0;
  /** How long the network was there. */
  upMs = 0;
  #enteredAtMs = 0;
  readonly #live = new Set<Live>();
  #parts = 0;
  #sending = 0;
  #silentSinceMs = 0;

  constructor(
    private readonly world: World,
    private readonly random: Seeded,
    private readonly server: SimServer,
    public line: Line,
  ) {}

  enter(phase: Phase): void {
    const before = this.phase;
    this.#count();
    this.phase = phase;
    if (before.kind === 'SILENT') this.#thaw();
    if (phase.kind === 'SILENT') this.#silentSinceMs = this.world.nowMs;
    if (phase.kind !== 'UP' && this.#live.size > 0) this.interruptions++;
    if (phase.kind === 'RESET' || phase.kind === 'CAPTIVE') this.#breakAll();
  }

  upSeconds(): number {
    this.#count();
    return this.upMs / 1000;
  }

  #count(): void {
    if (this.phase.kind === 'UP') this.upMs += this.world.nowMs - this.#enteredAtMs;
    this.#enteredAtMs = this.world.nowMs;
  }

  /** Another network: what was open is dead, and only the system knows. */
  switch(): void {
    if (this.#live.size > 0) this.interruptions++;
    for (const live of this.#live) live.isDead = true;
  }

  /** The app is gone, and its connections with it. */
  kill(): void {
    this.interruptions++;
    this.#breakAll();
  }

  /** A call of the API: the way there, the work, the way back. */
  api<T>(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const live: Live = { isDead: false, frozen: [], break: () => end(() => reject(new ApiProblem(0))) };
      const end = (settle: () => void) => {
        live.isDead = true;
        this.#live.delete(live);
        settle();
      };
      this.#live.add(live);
      this.#step(live, this.line.latencyMs, () => {
        const phase = this.phase;
        if (phase.kind === 'RESET' || phase.kind === 'CAPTIVE') return end(() => reject(new ApiProblem(0)));
        let settle: () => void;
        try {
          if (phase.kind === 'BUSY') throw new ApiProblem(phase.status, null, phase.retryAfterMs);
          const result = work();
          settle = () => resolve(result);
        } catch (error) {
          settle = () => reject(error as Error);
        }
        this.#step(live, this.line.latencyMs / 2, () => end(settle));
      });
    });
  }

  put(url: string, body: PartBody, onSent: (bytes: number) => void): Sending {
    let abort = () => {};
    const answer = new Promise<PutAnswer>((resolve, reject) => {
      const request = new Put(this, this.world, this.server, url, body, onSent, resolve, reject);
      abort = () => request.break();
      request.start();
    });
    return { answer, abort: () => abort() };
  }

  add(live: Live): void {
    this.#live.add(live);
    this.mostParts = Math.max(this.mostParts, ++this.#parts);
  }

  remove(live: Live): void {
    if (this.#live.delete(live)) this.#parts--;
  }

  bodyBegins(): void {
    this.#sending++;
  }

  bodyEnds(): void {
    this.#sending--;
  }

  rate(): number {
    return Math.min(this.line.bytesPerSecond / Math.max(1, this.#sending), connectionBytesPerSecond(this.line));
  }

  /** After `ms`, and after the silence if there is one then. Not at all for what is dead. */
  step(live: Live, ms: number, action: () => void): void {
    this.#step(live, ms, action);
  }

  get tickMs(): number {
    return TICK_MS;
  }

  #step(live: Live, ms: number, action: () => void): void {
    this.world.after(ms, () => {
      if (live.isDead) return;
      if (this.phase.kind === 'SILENT') live.frozen.push(action);
      else action();
    });
  }

  #thaw(): void {
    const survives = this.world.nowMs - this.#silentSinceMs <= TCP_LIFE_MS;
    for (const live of [...this.#live]) {
      const steps = live.frozen.splice(0);
      if (!survives) live.isDead = true;
      else for (const step of steps) this.#step(live, this.random.between(0, 200), step);
    }
  }

  #breakAll(): void {
    for (const live of [...this.#live]) live.break();
  }
}

/** One PUT: connect, headers, body, answer. */
class Put implements Live {
  isDead = false;
  frozen: (() => void)[] = [];
  #isOver = false;
  #sent = 0;
  #isSending = false;
  #refused = false;

  constructor(
    private readonly net: SimNetwork,
    private readonly world: World,
    private readonly server: SimServer,
    private readonly url: string,
    private readonly body: PartBody,
    private readonly onSent: (bytes: number) => void,
    private readonly resolve: (answer: PutAnswer) => void,
    private readonly reject: (error: Error) => void,
  ) {}

  start(): void {
    const { net } = this;
    net.add(this);
    this.server.begins(this.url);
    if (net.phase.kind === 'RESET') return void this.world.after(300, () => this.break());
    net.step(this, net.line.latencyMs, () => this.#headers());
  }

  break(): void {
    this.#end(() => this.reject(new Broken()));
  }

  /** What stands at the other end decides by the headers; the body goes out in any case until an answer is there. */
  #headers(): void {
    const { phase } = this.net;
    if (phase.kind === 'RESET') return this.break();
    this.#isSending = true;
    this.net.bodyBegins();
    this.#tick();
    const early = this.#early();
    this.#refused = early !== null;
    if (early) this.net.step(this, this.net.line.latencyMs, () => this.#answer(early));
  }

  #early(): PutAnswer | null {
    const { phase } = this.net;
    if (phase.kind === 'CAPTIVE') return { status: phase.status, etag: null, retryAfterMs: null };
    if (phase.kind === 'BUSY' && phase.early) return { status: phase.status, etag: null, retryAfterMs: phase.retryAfterMs };
    const refusal = this.server.refusal(this.url, this.body.sizeBytes);
    return refusal === null ? null : { status: refusal, etag: null, retryAfterMs: null };
  }

  #tick(): void {
    const left = this.body.sizeBytes - this.#sent;
    const rate = this.net.rate();
    const ms = Math.min(this.net.tickMs, (left / rate) * 1000);
    this.net.step(this, ms, () => {
      if (this.#isOver) return;
      const bytes = Math.min(left, Math.ceil((rate * ms) / 1000));
      this.#sent += bytes;
      this.net.bytesSent += bytes;
      this.onSent(this.#sent);
      if (this.#sent < this.body.sizeBytes) return this.#tick();
      this.#isSending = false;
      this.net.bodyEnds();
      this.net.step(this, this.net.line.latencyMs / 2, () => this.#arrived());
    });
  }

  #arrived(): void {
    const { phase } = this.net;
    if (this.#refused) return; // why: its answer is under way already
    let answer: PutAnswer;
    if (phase.kind === 'BUSY') {
      if (phase.stores) this.server.store(this.url, this.body.content as Range);
      answer = { status: phase.status, etag: null, retryAfterMs: phase.retryAfterMs };
    } else {
      answer = { status: 200, etag: this.server.store(this.url, this.body.content as Range), retryAfterMs: null };
    }
    this.net.step(this, this.net.line.latencyMs / 2 + 30, () => this.#answer(answer));
  }

  #answer(answer: PutAnswer): void {
    if (answer.status !== 200 || answer.etag === null) this.net.interruptions++;
    this.#end(() => this.resolve(answer));
  }

  #end(settle: () => void): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.isDead = true;
    if (this.#isSending) this.net.bodyEnds();
    this.net.remove(this);
    this.server.ends(this.url);
    settle();
  }
}
