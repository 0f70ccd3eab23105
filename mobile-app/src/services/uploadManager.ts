import { createContext, useContext, useSyncExternalStore } from 'react';
import type { FileFacts } from '../utils/fileValidator';

export type UploadStatus = 'QUEUED' | 'UPLOADING' | 'RETRYING' | 'PAUSING' | 'PAUSED' | 'COMPLETED' | 'FAILED' | 'CANCELED';
export type PauseReason = 'PERSON' | 'WAITING_FOR_WIFI' | 'SYSTEM' | 'FILE_NEEDED' | 'SIGN_IN_NEEDED';
export type UploadFailure = 'TOO_LARGE' | 'NOT_A_VIDEO' | 'STORAGE_FULL' | 'SESSION_LOST' | 'FILE_CHANGED' | 'VIDEO_GONE' | 'REFUSED';

/** A file as the person chose it. */
export interface PickedFile extends FileFacts {
  /** Milliseconds since 1970, or null where the system does not say. */
  modifiedAt: number | null;
  /** A File on the web, a URI natively. */
  handle: unknown;
}

/** One file's way to the service. A new object for each change. */
export interface UploadView {
  readonly id: string;
  readonly title: string;
  readonly file: FileFacts;
  /** Null until the service has opened the upload. */
  readonly videoId: string | null;
  readonly status: UploadStatus;
  readonly step: 'OPENING' | 'SENDING' | 'FINISHING' | null;
  readonly reason: PauseReason | null;
  readonly failure: UploadFailure | null;
  /** What the service has. */
  readonly storedBytes: number;
  /** What is on its way over connections that live. */
  readonly flyingBytes: number;
  readonly totalBytes: number;
  readonly bytesPerSecond: number | null;
  readonly etaSeconds: number | null;
  /** Place among those that wait, from 0; null otherwise. */
  readonly queuePosition: number | null;
  /** Whether `allowFile` can bring the file back without choosing. */
  readonly canReopenFile: boolean;
}

export interface NewUpload {
  file: PickedFile;
  mime: string;
  title: string;
  description: string | null;
  /** "Upload now" in spite of the Wi-Fi rule. */
  mobileDataAllowed: boolean;
}

/** What became of a file that was given to an upload. */
export type Given = { accepted: true; id: string } | { accepted: false; why: 'OTHER_FILE' | 'SESSION_OVER' | 'NOT_FOUND' };

/** Drives all uploads outside of the screens, which come and go. */
export interface UploadManager {
  /** Newest first; the same array until something changes. */
  uploads(): readonly UploadView[];
  subscribe(listener: () => void): () => void;
  add(upload: NewUpload): Promise<string>;
  /** Gives an upload its file back; only the same file is accepted. */
  giveFile(id: string, file: PickedFile): Promise<Given>;
  /** Gives an upload the kept file back; false where the person must choose it. Called from a tap. */
  allowFile(id: string): Promise<boolean>;
  /** Goes on with a video's upload from another device, or begins a new one for a video without a source. */
  addTo(video: { id: string; title: string; status: string }, file: PickedFile, mime: string): Promise<Given>;
  pause(id: string): void;
  resume(id: string): void;
  cancel(id: string): void;
  tryAgain(id: string): void;
  useMobileData(id: string): void;
  /** Moves a waiting upload to another place of the queue, from 0. */
  move(id: string, place: number): void;
  /** Takes an ended upload out of the list. */
  forget(id: string): void;
}

export const UploadManagerContext = createContext<UploadManager | null>(null);

export function useUploadManager(): UploadManager {
  const manager = useContext(UploadManagerContext);
  if (!manager) throw new Error('No UploadManagerContext above');
  return manager;
}

export function useUploads(): readonly UploadView[] {
  const manager = useUploadManager();
  return useSyncExternalStore(manager.subscribe, manager.uploads, manager.uploads);
}

export const isOver = ({ status }: UploadView) => status === 'COMPLETED' || status === 'CANCELED';

/** The upload that the screens show for a video, if this device has one. */
export function useUploadOf(videoId: string): UploadView | null {
  return useUploads().find((upload) => upload.videoId === videoId && !isOver(upload)) ?? null;
}
