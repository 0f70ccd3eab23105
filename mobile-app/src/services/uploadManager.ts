import { createContext, useContext, useSyncExternalStore } from 'react';
import type { FileFacts } from '../utils/fileValidator';

export type UploadState = 'QUEUED' | 'UPLOADING' | 'RETRYING' | 'PAUSED' | 'COMPLETED' | 'FAILED' | 'CANCELED';
export type PauseReason = 'PERSON' | 'WAITING_FOR_WIFI' | 'SYSTEM' | 'FILE_NEEDED' | 'SIGN_IN_NEEDED';

/** A file as the person chose it. */
export interface PickedFile extends FileFacts {
  /** Milliseconds since 1970; 0 where the system does not say. */
  lastModified: number;
  /** A File on the web, a URI natively. */
  source: unknown;
}

/** One file's way to the service, as the screens show it. */
export interface Upload {
  id: string;
  /** Null until the service knows the video. */
  videoId: string | null;
  title: string;
  fileName: string;
  totalBytes: number;
  /** What the service has. */
  storedBytes: number;
  /** What is on its way beyond that. */
  movingBytes: number;
  bytesPerSecond: number | null;
  etaSeconds: number | null;
  state: UploadState;
  pauseReason: PauseReason | null;
  /** A problem's code, with FAILED alone. */
  failure: string | null;
  /** A picture of the file itself, shown until there is a poster. */
  previewUrl: string | null;
}

export interface NewUpload {
  file: PickedFile;
  mime: string;
  title: string;
  description: string | null;
}

/** Drives all uploads outside of the screens, which come and go. */
export interface UploadManager {
  /** The same array until something changes. */
  uploads(): readonly Upload[];
  subscribe(listener: () => void): () => void;
  add(upload: NewUpload): void;
  /** Goes on with a video's upload, or begins it again. Rejects another file than the one whose upload was begun. */
  addTo(videoId: string, title: string, file: PickedFile, mime: string): Promise<void>;
  pause(id: string): void;
  resume(id: string): void;
  cancel(id: string): void;
  /** Moves a waiting upload one place towards the front of the queue. */
  moveUp(id: string): void;
  /** Takes an ended upload off the list. */
  dismiss(id: string): void;
}

export const UploadManagerContext = createContext<UploadManager | null>(null);

export function useUploadManager(): UploadManager {
  const manager = useContext(UploadManagerContext);
  if (!manager) throw new Error('No UploadManagerContext above');
  return manager;
}

export function useUploads(): readonly Upload[] {
  const manager = useUploadManager();
  return useSyncExternalStore(manager.subscribe, manager.uploads, manager.uploads);
}

export const isOver = ({ state }: Upload) => state === 'COMPLETED' || state === 'FAILED' || state === 'CANCELED';

/** The upload that the screens show for a video, if this device has one. */
export function useUploadOf(videoId: string): Upload | null {
  return useUploads().find((upload) => upload.videoId === videoId && upload.state !== 'COMPLETED' && upload.state !== 'CANCELED') ?? null;
}
