import { type PartBody, type Source, SourceChanged, SourceGone, type Sources } from '../ports';
import type { Kept } from '../types';

const HANDLE = 'file-handle';

/** A file of a picker or a drop. With its handle (Chromium) a later run of the page can read it again. */
export function fileSource(file: File, handle: FileSystemFileHandle | null = null): Source {
  return new FileSource(file, handle);
}

class FileSource implements Source {
  readonly name: string;
  readonly sizeBytes: number;
  readonly modifiedAt: number;
  readonly mime: string;
  readonly kept: Kept;

  constructor(
    private readonly file: File,
    handle: FileSystemFileHandle | null,
  ) {
    this.name = file.name;
    this.sizeBytes = file.size;
    this.modifiedAt = file.lastModified;
    this.mime = file.type;
    this.kept = handle && { kind: HANDLE, value: handle };
  }

  async read(from: number, to: number): Promise<Uint8Array> {
    try {
      return new Uint8Array(await this.file.slice(from, to).arrayBuffer());
    } catch (error) {
      throw outOfReach(error);
    }
  }

  /** A slice is a reference: its bytes go from the disk to the connection without passing through the script. */
  async part(from: number, to: number): Promise<PartBody> {
    const slice = this.file.slice(from, to);
    // why: a slice keeps its size when its file is gone or different; one byte of it tells, and a request would fail without a word
    await this.read(from, Math.min(to, from + 1));
    return { sizeBytes: slice.size, content: slice, release: () => undefined };
  }
}

/** Browsers refuse to read a file whose time or size is another than when it was chosen. */
function outOfReach(error: unknown): Error {
  return error instanceof DOMException && error.name === 'NotReadableError' ? new SourceChanged() : new SourceGone();
}

/** Files of an earlier run, where the browser gives handles. */
export const webSources: Sources = {
  reopen: (kept) => opened(kept, (handle) => handle.queryPermission({ mode: 'read' })),
  again: (kept) => opened(kept, (handle) => handle.requestPermission({ mode: 'read' })),
};

interface PermittedHandle extends FileSystemFileHandle {
  queryPermission(mode: { mode: 'read' }): Promise<PermissionState>;
  requestPermission(mode: { mode: 'read' }): Promise<PermissionState>;
}

async function opened(kept: Kept, permission: (handle: PermittedHandle) => Promise<PermissionState>): Promise<Source | null> {
  if (kept?.kind !== HANDLE) return null;
  const handle = kept.value as PermittedHandle;
  try {
    return (await permission(handle)) === 'granted' ? fileSource(await handle.getFile(), handle) : null;
  } catch {
    return null; // why: it was moved or deleted; the person chooses it again
  }
}
