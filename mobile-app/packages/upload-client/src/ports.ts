// What the client needs of the world. Each port has an adapter for browsers (`./web`), for React Native (`./native`) and a
// simulated one for tests. Nothing else of the package touches a clock, a network, a disk or a platform.

import type { FileMark, Kept, UploadRecord, UploadView } from './types';

/** Time. Two clocks, because a device's wall clock jumps and is hours off: lives and waits are counted on the monotonic one. */
export interface Clock {
  /** Milliseconds since an arbitrary moment; never goes back. */
  monotonicMs(): number;
  /** Milliseconds since 1970, as the device believes. For display and order only. */
  wallMs(): number;
  /** Calls `action` once after `ms`; the returned function forgets it. */
  after(ms: number, action: () => void): () => void;
}

export interface Random {
  /** At least 0, below 1. */
  fraction(): number;
  /** A new identifier that no other device makes; also serves as an Idempotency-Key. */
  id(): string;
}

export type SessionStatus = 'INITIATED' | 'IN_PROGRESS' | 'PAUSED' | 'COMPLETED' | 'FAILED' | 'CANCELED';

/** What `POST /api/uploads` and `POST /api/videos/{id}/uploads` take. */
export interface NewUpload {
  title: string;
  description?: string;
  sourceMime: string;
  sourceSizeBytes: number;
  filename: string;
  metadata?: Record<string, unknown>;
  /** How many parts to sign with it, 1 to 100. */
  sign: number;
}

export interface SignedPart {
  partNumber: number;
  uploadUrl: string;
  /** ISO instants of the server's clock; only their difference is used. */
  expiresAt: string;
  serverTime: string;
  sizeBytes: number;
}

export interface OpenedUpload {
  uploadSessionId: string;
  videoId: string;
  status: SessionStatus;
  partSizeBytes: number;
  totalParts: number;
  firstParts: SignedPart[];
}

export interface StoredPart {
  partNumber: number;
  sizeBytes: number;
  etag: string;
}

/** What `GET /api/uploads/{sid}` answers: the parts as storage has them. */
export interface Session {
  uploadSessionId: string;
  videoId: string;
  status: SessionStatus;
  totalBytes: number;
  partSizeBytes: number;
  totalParts: number;
  parts: StoredPart[];
}

/**
 * The upload calls of Millrace. Each rejects with an `ApiProblem`: status 0 where no answer of Millrace came (no network, a broken
 * connection, a captive portal's page), else the answer's status and code. 401 means that the token could not be renewed.
 */
export interface UploadApi {
  /** Creates the video and opens its session; the same key creates once. */
  open(upload: NewUpload, key: string): Promise<OpenedUpload>;
  /** A new session for a video that has no usable source. */
  reopen(videoId: string, upload: NewUpload, key: string): Promise<OpenedUpload>;
  session(sessionId: string): Promise<Session>;
  sign(sessionId: string, partNumbers: number[]): Promise<SignedPart[]>;
  /** Without a list of parts: the server takes storage's. */
  complete(sessionId: string): Promise<SessionStatus>;
  pause(sessionId: string): Promise<SessionStatus>;
  resume(sessionId: string): Promise<SessionStatus>;
  cancel(sessionId: string): Promise<SessionStatus>;
  /** The mark that the first device left with the video, or null. */
  mark(videoId: string): Promise<FileMark | null>;
}

/** One part's bytes, ready to be sent. `content` is what the platform's transport understands. */
export interface PartBody {
  /** As it is at this moment, not as it was asked for: a file may have shrunk, a blob may have been freed. */
  readonly sizeBytes: number;
  readonly content: unknown;
  /** Frees what the body holds; repeatable. */
  release(): void;
}

/**
 * A file that can be read again and again. Reads reject with `SourceGone` where the file cannot be reached any more, and with
 * `SourceChanged` where it is there with other bytes.
 */
export interface Source {
  readonly name: string;
  readonly sizeBytes: number;
  /** Milliseconds since 1970, or null where the platform does not say. */
  readonly modifiedAt: number | null;
  /** The platform's opinion; may be empty. */
  readonly mime: string;
  /** What the store may keep to find the file again after a restart; null where only the person can choose it again. */
  readonly kept: Kept;
  /** A few bytes into memory, for comparing. `to` is exclusive. */
  read(from: number, to: number): Promise<Uint8Array>;
  /** A part for the transport, never as a whole in the memory of the script. */
  part(from: number, to: number): Promise<PartBody>;
}

export interface Sources {
  /** The file of an earlier run: null where a person must choose it again (or allow it again: see `again`). */
  reopen(kept: Kept): Promise<Source | null>;
  /** As `reopen`, but called from a person's tap, when a platform may ask for permission. */
  again(kept: Kept): Promise<Source | null>;
}

export interface PutAnswer {
  status: number;
  /** Null where storage sent none or the platform may not read it. */
  etag: string | null;
  retryAfterMs: number | null;
}

/** One PUT under way. */
export interface Sending {
  /** Resolves with any answer, as soon as its headers are there. Rejects with `Broken` when the connection broke or was aborted. */
  readonly answer: Promise<PutAnswer>;
  /** Cuts the connection; `answer` rejects when it is really closed. Without effect after the answer. */
  abort(): void;
}

export interface Transport {
  /** `onSent` hears how many bytes of this body are out, rising. No header of ours is added. */
  put(url: string, body: PartBody, onSent: (bytes: number) => void): Sending;
}

export interface UploadStore {
  all(): Promise<UploadRecord[]>;
  /** Writes all of it or nothing. */
  put(record: UploadRecord): Promise<void>;
  remove(id: string): Promise<void>;
}

export interface Network {
  /** What the system says. False means surely offline; true promises nothing. */
  online: boolean;
  kind: 'WIFI' | 'CELLULAR' | 'OTHER';
}

export interface Connectivity {
  current(): Network;
  /** Hears each change, also from one network to another of the same kind. */
  subscribe(listener: (network: Network) => void): () => void;
}

export type Phase = 'ACTIVE' | 'INACTIVE' | 'BACKGROUND';

export interface Lifecycle {
  current(): Phase;
  subscribe(listener: (phase: Phase) => void): () => void;
}

/** Something that one tab tells the others. */
export type TabMessage =
  | { kind: 'VIEW'; view: UploadView }
  | { kind: 'GONE'; id: string }
  | { kind: 'COMMAND'; id: string; command: 'PAUSE' | 'RESUME' | 'CANCEL' | 'TRY_AGAIN' | 'FORGET' | 'USE_MOBILE_DATA' };

/** Who drives an upload when the app is open several times. */
export interface Tabs {
  /** Calls `onHeld` when this tab may drive the upload: at once, or when the tab that does is gone. The returned function lets go. */
  drive(uploadId: string, onHeld: () => void): () => void;
  tell(message: TabMessage): void;
  subscribe(listener: (message: TabMessage) => void): () => void;
}

/** A part that the system sends by itself, also while the app is suspended or gone. */
export interface BackgroundTask {
  sessionId: string;
  partNumber: number;
  sizeBytes: number;
}

/** The system's own sender. Absent on the web. */
export interface Background {
  /** How many parts may be handed over together. */
  readonly window: number;
  /**
   * Hands parts over, all of them together: the system slows down who comes back for each. Resolves when they are staged, with the
   * numbers of those that there was room for.
   */
  handOver(source: Source, parts: { task: BackgroundTask; url: string; from: number }[]): Promise<number[]>;
  /** What the system still has in hand, also of an earlier run of the app. */
  tasks(): Promise<BackgroundTask[]>;
  /** Hears of each task that ended, however it ended; the session says what it brought. */
  subscribe(listener: (ended: BackgroundTask) => void): () => void;
  /** Takes back what is not sent yet; resolves when nothing of the session is under way. */
  takeBack(sessionId: string): Promise<void>;
  /** Keeps the process alive while `running`; where the system ends that (Android: 6 h a day), `onTimeout` is told. */
  keepAlive?(running: boolean, onTimeout: () => void): void;
}

/** Small hashes over small pieces; the package brings its own (`hashes`). */
export interface Hashes {
  sha256(bytes: Uint8Array): string;
  /** Of a stream of pieces, as lower-case hex. */
  md5(): { update(bytes: Uint8Array): void; hex(): string };
}

export interface Ports {
  api: UploadApi;
  sources: Sources;
  transport: Transport;
  store: UploadStore;
  connectivity: Connectivity;
  lifecycle: Lifecycle;
  tabs: Tabs;
  clock: Clock;
  random: Random;
  background?: Background;
}

/** An answer that is no success, or none at all. */
export class ApiProblem extends Error {
  /** @param status 0 where there is no answer of Millrace */
  constructor(
    readonly status: number,
    readonly code: string | null = null,
    readonly retryAfterMs: number | null = null,
    /** Further members of the problem, such as `uploadSessionId` or `missing`. */
    readonly members: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${status} ${code ?? ''}`.trim());
    this.name = 'ApiProblem';
  }

  /** Whether the same call may succeed later. */
  get passing(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

/** The connection of a part broke, or was cut. */
export class Broken extends Error {
  override readonly name = 'Broken';
}

/** The file cannot be reached any more; a person can choose it again. */
export class SourceGone extends Error {
  override readonly name = 'SourceGone';
}

/** The file has other bytes than when its upload began. */
export class SourceChanged extends Error {
  override readonly name = 'SourceChanged';
}
