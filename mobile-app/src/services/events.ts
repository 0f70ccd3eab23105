import { createParser } from 'eventsource-parser';
import type { Api, VideoEvent } from './apiClient';
import { streamingFetch } from './streamingFetch';

/** A connection without a byte for so long is dead, since the service sends a comment every 15 s. */
const SILENT_MS = 60_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

export type StreamState = 'CONNECTING' | 'OPEN' | 'LOST';

/** Follows the person's videos and reconnects from the last event seen until it is stopped. */
export class LiveEvents {
  private present: StreamState = 'CONNECTING';
  private readonly listeners = new Set<() => void>();
  private run: AbortController | null = null;
  private lastId: string | null = null;

  constructor(
    private readonly api: Pick<Api, 'events'>,
    private readonly onEvent: (event: VideoEvent) => void,
    private readonly reach: typeof fetch = streamingFetch,
  ) {}

  state = () => this.present;

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  start() {
    if (this.run) return;
    this.run = new AbortController();
    void this.follow(this.run.signal);
  }

  stop() {
    this.run?.abort();
    this.run = null;
  }

  private async follow(signal: AbortSignal) {
    for (let failures = 0; !signal.aborted; failures++) {
      try {
        await this.connect(signal, () => (failures = -1));
      } catch (error) {
        if (!signal.aborted) console.warn('The event stream broke off', error);
      }
      if (signal.aborted) return;
      this.become('LOST');
      await waited(backOff(Math.max(0, failures)), signal);
    }
  }

  private async connect(signal: AbortSignal, onOpen: () => void) {
    const attempt = new AbortController();
    const end = () => attempt.abort();
    signal.addEventListener('abort', end);
    try {
      const response = await this.api.events(this.reach, this.lastId, attempt.signal);
      onOpen();
      this.become('OPEN');
      await this.read(response, end);
    } finally {
      signal.removeEventListener('abort', end);
      attempt.abort();
    }
  }

  private async read(response: Response, end: () => void) {
    const parser = createParser({ onEvent: ({ id, event, data }) => this.heard(id, event, data) });
    const decoder = new TextDecoder();
    const reader = response.body!.getReader();
    for (;;) {
      const timer = setTimeout(end, SILENT_MS);
      const { done, value } = await reader.read().finally(() => clearTimeout(timer));
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
    }
  }

  private heard(id: string | undefined, event: string | undefined, data: string) {
    this.lastId = id ?? this.lastId;
    if (data) this.onEvent({ id: id ?? '', event, data: JSON.parse(data) } as VideoEvent);
  }

  private become(state: StreamState) {
    if (state === this.present) return;
    this.present = state;
    this.listeners.forEach((listener) => listener());
  }
}

/** Full jitter, so that the clients of a service that was away do not come back at once. */
const backOff = (failures: number) => Math.random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);

function waited(ms: number, signal: AbortSignal) {
  return new Promise<void>((resolve) => {
    const over = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', over);
      resolve();
    };
    const timer = setTimeout(over, ms);
    signal.addEventListener('abort', over);
  });
}
