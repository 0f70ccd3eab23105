import { createHash } from 'node:crypto';
import { type PartBody, type Source, SourceChanged, SourceGone, type Sources } from '../../src/ports';
import type { Kept } from '../../src/types';

/** Bytes that follow from the file's number and the position, so that a range stands for its content. */
export interface Range {
  file: number;
  from: number;
  to: number;
}

/** why: a global is looked up slowly in jest's realms, a million times over */
const { imul } = Math;

export function bytesOf({ file, from, to }: Range): Uint8Array {
  const bytes = new Uint8Array(to - from);
  const salt = imul(file + 1, 40_503);
  for (let at = from; at < to; at++) bytes[at - from] = (imul(at + 1, 2_654_435_761) ^ salt ^ (at >>> 8)) & 255;
  return bytes;
}

export const md5Of = (range: Range): string => createHash('md5').update(bytesOf(range)).digest('hex');

export class SimFile implements Source {
  readonly mime = 'video/mp4';
  readonly modifiedAt = 1_700_000_000_000;
  /** What is reached now: a file can vanish, or be freed under its parts. */
  state: 'THERE' | 'GONE' | 'FREED' | 'EDITED' = 'THERE';
  /** Bodies that are not released. */
  open = 0;
  mostOpen = 0;
  largestRead = 0;

  constructor(
    readonly file: number,
    readonly sizeBytes: number,
    readonly name = 'IMG_0042.MOV',
    readonly kept: Kept = { kind: 'sim', value: file },
  ) {}

  async read(from: number, to: number): Promise<Uint8Array> {
    if (this.state === 'GONE') throw new SourceGone();
    if (this.state === 'EDITED') throw new SourceChanged();
    this.largestRead = Math.max(this.largestRead, to - from);
    return bytesOf({ file: this.file, from, to });
  }

  async part(from: number, to: number): Promise<PartBody> {
    if (this.state === 'GONE') throw new SourceGone();
    if (this.state === 'EDITED') throw new SourceChanged();
    this.mostOpen = Math.max(this.mostOpen, ++this.open);
    let released = false;
    const content: Range = { file: this.file, from, to };
    return {
      sizeBytes: this.state === 'FREED' ? 0 : to - from,
      content,
      release: () => {
        if (!released) this.open--;
        released = true;
      },
    };
  }
}

/** Handles that a restart can open again, as on a phone; or none, as in a browser without file handles. */
export class SimSources implements Sources {
  files = new Map<unknown, SimFile>();
  needsTap = false;

  async reopen(kept: Kept): Promise<Source | null> {
    return this.needsTap ? null : this.again(kept);
  }

  async again(kept: Kept): Promise<Source | null> {
    const file = this.files.get(kept?.value);
    return file && file.state === 'THERE' ? file : null;
  }
}
