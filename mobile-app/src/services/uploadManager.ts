import type { Given, UploadManager as Client, UploadView } from '@millrace/upload-client';
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { FileFacts } from '../utils/fileValidator';

export type { Given, UploadView };

/** A file as the person chose it. */
export interface PickedFile extends FileFacts {
  /** Milliseconds since 1970, or null where the system does not say. */
  modifiedAt: number | null;
  /** A File on the web, a URI natively. */
  handle: unknown;
}

export interface NewUpload {
  file: PickedFile;
  mime: string;
  title: string;
  description: string | null;
  /** "Upload now" in spite of the Wi-Fi rule. */
  mobileDataAllowed: boolean;
}

/** What the screens ask of the upload client. It drives all uploads outside of them, for they come and go. */
export interface UploadManager
  extends Pick<Client, 'uploads' | 'subscribe' | 'allowFile' | 'pause' | 'resume' | 'cancel' | 'tryAgain' | 'useMobileData' | 'move' | 'forget'> {
  /** Goes on with the upload that waits for this very file, else begins one at the end of the queue. */
  add(upload: NewUpload): Promise<string>;
  /** Gives an upload its file back; only the same file is accepted. */
  giveFile(id: string, file: PickedFile): Promise<Given>;
  /** Goes on with a video's upload that another device began, or begins a new one for a video without a source. */
  addTo(video: { id: string; title: string }, file: PickedFile, mime: string): Promise<Given>;
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
