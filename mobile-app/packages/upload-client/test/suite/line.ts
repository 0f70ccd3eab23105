import { createServer, connect, type Server, type Socket } from 'node:net';
import { Seeded } from '../world/random';

/** A TCP proxy whose line is slow and breaks, by a seed: throttled towards the target, cut with a reset or in silence. */
export class BadLine {
  cuts = 0;
  /** Bytes that went through towards the target. */
  sent = 0;
  readonly #random: Seeded;
  readonly #pairs = new Set<{ near: Socket; far: Socket }>();
  readonly #servers: Server[] = [];
  #isDown = false;
  #isSilent = false;
  #timer: NodeJS.Timeout | null = null;
  #credit = 0;
  #waiting: (() => void)[] = [];
  readonly #refill: NodeJS.Timeout;

  constructor(
    seed: number,
    private readonly bytesPerSecond: number,
    private readonly upSeconds: number,
  ) {
    this.#random = new Seeded(seed);
    this.#refill = setInterval(() => this.#flow(), 20);
  }

  /** The local port that leads to the target. */
  async to(host: string, port: number): Promise<number> {
    const server = createServer({ allowHalfOpen: false }, (near) => this.#accept(near, host, port));
    this.#servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as { port: number }).port;
  }

  begin(): void {
    this.#timer = setTimeout(() => this.#down(), this.#random.between(0.7, 1.5) * this.upSeconds * 1000);
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer);
    clearInterval(this.#refill);
    this.#breakAll();
    for (const server of this.#servers) server.close();
  }

  #down(): void {
    if (this.#pairs.size > 0) this.cuts++;
    this.#isSilent = this.#random.chance(0.3);
    this.#isDown = !this.#isSilent;
    if (this.#isDown) this.#breakAll();
    this.#timer = setTimeout(() => {
      this.#isSilent = this.#isDown = false;
      this.begin();
    }, this.#random.between(300, 2_500));
  }

  #breakAll(): void {
    for (const { near, far } of this.#pairs) {
      near.resetAndDestroy();
      far.destroy();
    }
  }

  #accept(near: Socket, host: string, port: number): void {
    if (this.#isDown) return void near.resetAndDestroy();
    const far = connect(port, host);
    const pair = { near, far };
    this.#pairs.add(pair);
    const end = () => {
      this.#pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) socket.on('error', end).on('close', end);
    near.on('data', (bytes) => void this.#pass(bytes, near, far));
    far.on('data', (bytes) => near.write(bytes));
  }

  /** One piece at a time for each connection, and no more of all than the line has. */
  async #pass(bytes: Buffer, near: Socket, far: Socket): Promise<void> {
    near.pause();
    for (let at = 0; at < bytes.length; at += 8_192) {
      const piece = bytes.subarray(at, at + 8_192);
      while (this.#isSilent || this.#credit < piece.length) await new Promise<void>((resolve) => this.#waiting.push(resolve));
      if (far.destroyed) return;
      this.#credit -= piece.length;
      this.sent += piece.length;
      far.write(piece);
    }
    near.resume();
  }

  #flow(): void {
    this.#credit = Math.min(this.bytesPerSecond / 10, this.#credit + this.bytesPerSecond / 50);
    for (const go of this.#waiting.splice(0)) go();
  }
}
