// What is used of Expo's and the community's modules, by shape: the app passes the modules in, and this package depends on none.

/** `FileHandle` of expo-file-system. */
export interface ExpoFileHandle {
  /** Where the next read begins. */
  offset: number | null;
  readBytes(length: number): Uint8Array;
  writeBytes(bytes: Uint8Array): void;
  close(): void;
}

/** `File` of expo-file-system. */
export interface ExpoFile {
  readonly uri: string;
  readonly exists: boolean;
  readonly size: number;
  /** Milliseconds since 1970, or null. */
  readonly modificationTime: number | null;
  create(options?: { overwrite?: boolean; intermediates?: boolean }): void;
  delete(): void;
  open(mode?: never): ExpoFileHandle;
}

/** `Directory` of expo-file-system. */
export interface ExpoDirectory {
  readonly exists: boolean;
  create(options?: { intermediates?: boolean; idempotent?: boolean }): void;
  list(): { readonly uri: string; readonly name: string; delete(): void }[];
}

export interface ExpoFiles {
  file(...path: string[]): ExpoFile;
  directory(...path: string[]): ExpoDirectory;
  /** URI of the directory that the system may clean. */
  cacheUri: string;
  /** Bytes. */
  freeSpace(): number;
}

/** An upload task of expo-file-system: one file, one PUT, `sessionType: 'foreground'`. */
export interface ExpoUploadTask {
  /** Resolves with any answer; rejects when the connection breaks or the task is canceled. */
  uploadAsync(): Promise<{ status: number; headers: Record<string, string> }>;
  cancel(): void;
}

export type CreateUploadTask = (url: string, fileUri: string, onSent: (bytes: number) => void) => ExpoUploadTask;

/** Uploads of @kesha-antonov/react-native-background-downloader: they outlive the app. */
export interface SystemUploads {
  /** All together; ids are ours. */
  create(tasks: { id: string; url: string; fileUri: string }[]): Promise<void>;
  /** Those that the system still has, also of an earlier run. */
  existing(): Promise<{ id: string }[]>;
  /** Resolves when they are stopped. */
  cancel(ids: string[]): Promise<void>;
  /** Hears of each one that ended, however. */
  onEnd(listener: (id: string) => void): () => void;
}

/** The service that keeps an Android app alive (react-native-background-actions). */
export interface ForegroundService {
  start(onTimeout: () => void): Promise<void>;
  stop(): Promise<void>;
}
