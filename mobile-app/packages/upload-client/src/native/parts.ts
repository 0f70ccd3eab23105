import { type Clock, type PartBody, type Source, SourceChanged, SourceGone, type Sources } from '../ports';
import type { Kept } from '../types';
import type { ExpoFile, ExpoFiles } from './expo';

const STEP_BYTES = 524_288;
const FOLDER = 'millrace-parts';
const FILE = 'file-uri';

/** At most half of what is free is used for parts. */
const SHARE_OF_FREE = 0.5;
export const MOST_PART_FILES = 64;

/**
 * Parts as files of their own in the cache directory: the system's senders take whole files only, and a part must never be in the
 * memory of the script as a whole. `clean` belongs to the launch of the app, before the manager starts.
 */
export class PartFiles {
  #names = 0;

  constructor(
    private readonly files: ExpoFiles,
    private readonly clock: Clock,
    private readonly run: string,
  ) {}

  /** How many more parts of this size there is room for. */
  room(sizeBytes: number): number {
    const inUse = this.#list().length;
    const bySpace = Math.floor((this.files.freeSpace() * SHARE_OF_FREE) / Math.max(1, sizeBytes));
    return Math.max(0, Math.min(MOST_PART_FILES - inUse, bySpace));
  }

  /** Copies a range in steps of 512 KiB. `name` makes the file found again after a restart. */
  async stage(source: ExpoFile, from: number, to: number, name = `${this.run}-${++this.#names}`): Promise<ExpoFile> {
    this.files.directory(this.files.cacheUri, FOLDER).create({ intermediates: true, idempotent: true });
    const part = this.files.file(this.files.cacheUri, FOLDER, name);
    part.create({ overwrite: true });
    const reader = source.open();
    const writer = part.open();
    try {
      reader.offset = from;
      for (let at = from; at < to; at += STEP_BYTES) {
        writer.writeBytes(reader.readBytes(Math.min(STEP_BYTES, to - at)));
        await this.#turn(); // why: reads are synchronous; a person's taps come between
      }
    } finally {
      reader.close();
      writer.close();
    }
    return part;
  }

  remove(name: string): void {
    const part = this.files.file(this.files.cacheUri, FOLDER, name);
    if (part.exists) part.delete();
  }

  /** Removes what a killed run left, but what the system still sends. */
  clean(inUse: readonly string[]): void {
    for (const entry of this.#list()) if (!inUse.includes(entry.name)) entry.delete();
  }

  #turn(): Promise<void> {
    return new Promise((resolve) => this.clock.after(0, resolve));
  }

  #list() {
    const folder = this.files.directory(this.files.cacheUri, FOLDER);
    return folder.exists ? folder.list() : [];
  }
}

export interface PickedFile {
  uri: string;
  name: string;
  mime: string;
}

/** A picked file, where the picker left it: it is not copied. */
export function nativeSource(files: ExpoFiles, parts: PartFiles, picked: PickedFile): Source {
  return new NativeSource(files.file(picked.uri), parts, picked);
}

class NativeSource implements Source {
  readonly name: string;
  readonly mime: string;
  readonly sizeBytes: number;
  readonly modifiedAt: number | null;
  readonly kept: Kept;

  constructor(
    readonly file: ExpoFile,
    private readonly parts: PartFiles,
    picked: PickedFile,
  ) {
    this.name = picked.name;
    this.mime = picked.mime;
    this.sizeBytes = file.size;
    this.modifiedAt = file.modificationTime;
    this.kept = { kind: FILE, value: picked };
  }

  async read(from: number, to: number): Promise<Uint8Array> {
    this.#check();
    const handle = this.file.open();
    try {
      handle.offset = from;
      return handle.readBytes(to - from);
    } finally {
      handle.close();
    }
  }

  async part(from: number, to: number): Promise<PartBody> {
    this.#check();
    const staged = await this.parts.stage(this.file, from, to);
    return { sizeBytes: staged.size, content: staged.uri, release: () => staged.exists && staged.delete() };
  }

  /** The system cleans caches and galleries as it likes. */
  #check(): void {
    if (!this.file.exists) throw new SourceGone();
    const isSame = this.file.size === this.sizeBytes && this.file.modificationTime === this.modifiedAt;
    if (!isSame) throw new SourceChanged();
  }
}

/** The file of a source of this platform; for who copies parts of it. */
export const fileOf = (source: Source): ExpoFile => (source as NativeSource).file;

export function nativeSources(files: ExpoFiles, parts: PartFiles): Sources {
  const reopen = async (kept: Kept) => {
    if (kept?.kind !== FILE) return null;
    const picked = kept.value as PickedFile;
    return files.file(picked.uri).exists ? nativeSource(files, parts, picked) : null;
  };
  return { reopen, again: reopen };
}
