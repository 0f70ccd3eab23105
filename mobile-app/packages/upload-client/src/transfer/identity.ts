// Is this the file whose upload was begun? Parts of two files must never be mixed.

import type { Hashes, Session, Source, StoredPart } from '../ports';
import type { FileMark } from '../types';
import { Parts } from './parts';

export const MARK_BYTES = 65_536;
const STEP_BYTES = 262_144;
const MD5 = /^[0-9a-f]{32}$/;

/** Two small reads, whatever the file's size. */
export async function markOf(source: Source, hashes: Hashes): Promise<FileMark> {
  const end = source.sizeBytes;
  const head = await source.read(0, Math.min(MARK_BYTES, end));
  const tail = await source.read(Math.max(0, end - MARK_BYTES), end);
  return { sizeBytes: end, head: hashes.sha256(head), tail: hashes.sha256(tail) };
}

export const sameMark = (one: FileMark, other: FileMark): boolean =>
  one.sizeBytes === other.sizeBytes && one.head === other.head && one.tail === other.tail;

/** A mark that a video has of an earlier, other file says nothing about this session. */
export const markFor = (session: Session, mark: FileMark | null): FileMark | null =>
  mark?.sizeBytes === session.totalBytes ? mark : null;

/** What comparing stored parts with the file says. */
export type Comparison = 'NOTHING_STORED' | 'NO_MD5' | 'ALL_EQUAL' | 'ALL_DIFFERENT' | 'MIXED';

/** Compares up to two stored parts by their MD5: the first, and one at `fraction` of the others. */
export async function compareParts(source: Source, session: Session, hashes: Hashes, fraction: number): Promise<Comparison> {
  const parts = new Parts(session.totalBytes, session.partSizeBytes, session.totalParts);
  const whole = session.parts.filter((part) => part.sizeBytes === parts.size(part.partNumber));
  if (whole.length === 0) return 'NOTHING_STORED';
  const withMd5 = whole.filter((part) => MD5.test(etagOf(part)));
  if (withMd5.length === 0) return 'NO_MD5';
  const rest = withMd5.slice(1);
  const chosen = [withMd5[0]!, ...rest.slice(Math.floor(fraction * rest.length)).slice(0, 1)];
  let equal = 0;
  for (const part of chosen) {
    if ((await md5Of(source, parts.from(part.partNumber), parts.to(part.partNumber), hashes)) === etagOf(part)) equal++;
  }
  if (equal === chosen.length) return 'ALL_EQUAL';
  return equal === 0 ? 'ALL_DIFFERENT' : 'MIXED';
}

/**
 * Whether the file may go on with the session. `mark` is what is known of the first file (from the record, or as the first device
 * left it with the video), `etagsAreMd5` what was learned of this storage.
 *
 * why: with SSE-KMS an ETag looks like an MD5 and is none. Where the marks are equal and nobody knows, all-different means that;
 * without a mark it is another file, for a wrong refusal costs a person a minute and a wrong mix costs them the video.
 */
export function isSameFile(mark: FileMark | null, found: FileMark, comparison: Comparison, etagsAreMd5: boolean | null): boolean {
  if (mark && !sameMark(mark, found)) return false;
  switch (comparison) {
    case 'NOTHING_STORED': return true;
    case 'ALL_EQUAL': return true;
    case 'MIXED': return false;
    case 'NO_MD5': return mark !== null;
    case 'ALL_DIFFERENT': return mark !== null && etagsAreMd5 !== true;
  }
}

export async function md5Of(source: Source, from: number, to: number, hashes: Hashes): Promise<string> {
  const hash = hashes.md5();
  for (let at = from; at < to; at += STEP_BYTES) hash.update(await source.read(at, Math.min(to, at + STEP_BYTES)));
  return hash.hex();
}

/** Without quotes, in lower case. */
export const etagOf = (part: Pick<StoredPart, 'etag'>): string => part.etag.replaceAll('"', '').toLowerCase();
