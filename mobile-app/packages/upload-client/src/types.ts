// What screens see of an upload, and what is kept of it.

import type { Event, Status } from './machine/status';

export type { Status };

/** Why an upload is PAUSED. Each reason but PERSON ends by itself when its cause is gone. */
export type PauseReason = 'PERSON' | 'WAITING_FOR_WIFI' | 'SYSTEM' | 'FILE_NEEDED' | 'SIGN_IN_NEEDED';

/** Why an upload FAILED: only what trying the same again cannot mend. */
export type Failure =
  /** 413: more than the server takes. */
  | 'TOO_LARGE'
  /** 415: neither a video by its type nor, after the last byte, by its content. */
  | 'NOT_A_VIDEO'
  /** The owner's storage is full. */
  | 'STORAGE_FULL'
  /** The session FAILED or expired on the server. */
  | 'SESSION_LOST'
  /** The file has other bytes than when its upload began. */
  | 'FILE_CHANGED'
  /** The video was deleted. */
  | 'VIDEO_GONE'
  /** The server takes no such request from this app: a fault of ours, or an old app. */
  | 'REFUSED';

/** What an UPLOADING upload is busy with. */
export type Step = 'OPENING' | 'SENDING' | 'FINISHING';

/** Recognises a file again: SHA-256 (hex) of its first and last 64 KiB. */
export interface FileMark {
  sizeBytes: number;
  head: string;
  tail: string;
}

export interface FileFacts {
  name: string;
  sizeBytes: number;
  /** Milliseconds since 1970, or null. */
  modifiedAt: number | null;
  mime: string;
}

/** A platform's handle on a file, in a form that the platform's store can keep. */
export type Kept = { readonly kind: string; readonly value: unknown } | null;

/** One upload, for screens. A new object for each change, so that it can be compared by identity. */
export interface UploadView {
  readonly id: string;
  readonly title: string;
  readonly file: FileFacts;
  /** Null until the server has opened the upload. */
  readonly videoId: string | null;
  readonly sessionId: string | null;
  readonly status: Status;
  readonly step: Step | null;
  /** With PAUSED and PAUSING. */
  readonly reason: PauseReason | null;
  /** With FAILED. */
  readonly failure: Failure | null;
  /** With RETRYING: whether the system says that there is no network. */
  readonly offline: boolean;
  /** The solid tone of the bar: the server has it. */
  readonly storedBytes: number;
  /** The light tone: on its way over connections that live. Vanishes when they break. */
  readonly flyingBytes: number;
  readonly totalBytes: number;
  /** Over the last 10 s; null while not UPLOADING or not known yet. */
  readonly bytesPerSecond: number | null;
  /** Null until it is steady enough to be shown. */
  readonly etaSeconds: number | null;
  /** Position among the QUEUED, from 0; null otherwise. */
  readonly queuePosition: number | null;
  /** False where another tab drives it. */
  readonly drivenHere: boolean;
  /** Whether `allowFile` can bring the file back by a tap, without choosing. */
  readonly canReopenFile: boolean;
  /** Milliseconds since 1970 by this device's clock. */
  readonly createdAt: number;
}

/** One upload, as the store keeps it. Plain data, apart from `kept`. No URL and no token is ever in it. */
export interface UploadRecord {
  id: string;
  /** Idempotency-Key of the opening call; renewed with each new session. */
  key: string;
  title: string;
  description: string | null;
  metadata: Record<string, unknown> | null;
  file: FileFacts;
  mark: FileMark | null;
  kept: Kept;
  videoId: string | null;
  sessionId: string | null;
  status: Status;
  reason: PauseReason | null;
  failure: Failure | null;
  /** As last seen, for display before the session is read. */
  storedBytes: number;
  /** Order in the queue; lower is earlier. */
  position: number;
  /** "Upload now" over mobile data, in spite of the Wi-Fi rule. */
  mobileDataAllowed: boolean;
  /** The opening call may have been made without its answer being seen; `key` finds what it opened. */
  openAsked: boolean;
  /** Whether ETags of this storage are MD5s; null until learned. */
  etagsAreMd5: boolean | null;
  /** The server does not know yet that the upload was canceled. */
  cancelOwed: boolean;
  /** Taken out of the list while the server is still to be told. */
  forgotten: boolean;
  createdAt: number;
}

export interface UploadSettings {
  /** Wait for Wi-Fi, but for uploads that a person allowed otherwise. */
  wifiOnly: boolean;
  /** Most parts at a time on Wi-Fi and wired networks, 1 to 6. Mobile data always has one. */
  streams: number;
  /**
   * How many parts a single cut may cost, 1 to 6. With 1, parallel parts are sent only as far as earlier cuts cost less than they
   * were allowed to; a client on good networks takes 3 and gets all `streams`.
   */
  partsAtRisk: number;
  /** How many uploads run together. */
  together: number;
}

export interface NewFile {
  source: import('./ports').Source;
  title: string;
  description?: string;
  /** The type to declare; the source's own where absent. */
  mime?: string;
  metadata?: Record<string, unknown>;
  /** A video without a usable source that this file is for; absent: a new video. */
  videoId?: string;
  mobileDataAllowed?: boolean;
}

/** What became of a file that was given for an upload. */
export type Given =
  | { accepted: true; id: string }
  | { accepted: false; why: 'OTHER_FILE' | 'SESSION_OVER' | 'NOT_FOUND' };

/** The part of the package that screens use. Lives outside React: one per app. */
export interface UploadManager {
  /** Reads the store and goes on with what was not finished. */
  start(): Promise<void>;
  /** Stops all work, keeps all records. */
  stop(): Promise<void>;
  /** All uploads, newest first. The same array until something changes. */
  uploads(): readonly UploadView[];
  upload(id: string): UploadView | null;
  /** Hears of each change, at most four a second while bytes move. */
  subscribe(listener: () => void): () => void;
  /** Hears each step of the state machine. */
  onEvent(listener: (id: string, event: Event['type'], status: Status) => void): () => void;
  /** A new upload at the end of the queue. */
  add(file: NewFile): Promise<string>;
  /** The upload that waits for this very file, or null: for an app whose person chose a file anew. */
  waitingFor(source: import('./ports').Source): Promise<string | null>;
  /** Gives an upload its file back; only the same file is accepted. */
  giveFile(id: string, source: import('./ports').Source): Promise<Given>;
  /** Gives an upload the kept file back, asking for permission; call it from a tap. False where the person must choose. */
  allowFile(id: string): Promise<boolean>;
  /** Goes on with a session that another device began. Rejects with an `ApiProblem` where the server cannot be asked. */
  continueSession(sessionId: string, title: string, source: import('./ports').Source): Promise<Given>;
  pause(id: string): void;
  resume(id: string): void;
  /** Takes effect here immediately; the server is told until it knows. */
  cancel(id: string): void;
  /** A FAILED upload anew: a new session. */
  tryAgain(id: string): void;
  /** "Upload now" over mobile data. */
  useMobileData(id: string): void;
  /** Moves a QUEUED upload to another place of the queue, from 0. */
  move(id: string, place: number): void;
  /** Takes an ended upload out of the list. */
  forget(id: string): void;
  settings(): UploadSettings;
  setSettings(settings: Partial<UploadSettings>): void;
  /** Whether closing the page now would cut bytes that move. */
  isSending(): boolean;
  /** The person is signed in again: uploads that waited for it go on. */
  signedIn(): void;
}
