// Giving an upload its file: the same one, or none.

import { type Ports, type Source, type Sources } from '../ports';
import { isOver } from '../machine/status';
import { hashes } from '../transfer/hashes';
import { compareParts, isSameFile, markFor, markOf, sameMark } from '../transfer/identity';
import { endOf } from '../transfer/outcome';
import type { FileFacts, Given, UploadRecord } from '../types';
import type { Entry } from './entry';

const refused = (why: (Given & { accepted: false })['why']): Given & { accepted: false } => ({ accepted: false, why });

/** The upload that waits for this very file, or null. Reads the file only where its size fits one. */
export async function waitingFor(entries: readonly Entry[], source: Source): Promise<string | null> {
  const waiting = entries.filter(({ record }) => record.reason === 'FILE_NEEDED' && record.file.sizeBytes === source.sizeBytes);
  if (waiting.length === 0) return null;
  const mark = await markOf(source, hashes);
  return waiting.find(({ record }) => record.mark && sameMark(record.mark, mark))?.id ?? null;
}

/** By what is known here; its parts are compared with the stored ones before it is sent. */
export async function giveFile(entry: Entry | undefined, source: Source): Promise<Given> {
  if (!entry) return refused('NOT_FOUND');
  const { record, id } = entry;
  if (isOver(record.status)) return refused('SESSION_OVER');
  const mark = await markOf(source, hashes);
  if (entry.isOpenToAnyFile) entry.take(source, mark);
  else if (record.mark ? !sameMark(record.mark, mark) : record.file.sizeBytes !== source.sizeBytes) return refused('OTHER_FILE');
  entry.give(source, false);
  entry.dispatch({ type: 'RELEASE', reason: 'FILE_NEEDED' });
  return { accepted: true, id };
}

/** False where a person must choose the file. */
export async function allowFile(entry: Entry | undefined, sources: Sources): Promise<boolean> {
  const source = entry?.record.kept ? await sources.again(entry.record.kept) : null;
  return source !== null && (await giveFile(entry, source)).accepted;
}

/** What a record needs of another device's session, once the file is proved to be the one that it was begun with. */
export async function proveSession(
  sessionId: string,
  source: Source,
  { api, random }: Ports,
): Promise<Pick<UploadRecord, 'file' | 'mark' | 'videoId' | 'storedBytes'> | (Given & { accepted: false })> {
  const session = await api.session(sessionId);
  if (endOf(session.status) !== null && session.status !== 'PAUSED') return refused('SESSION_OVER');
  if (session.totalBytes !== source.sizeBytes) return refused('OTHER_FILE');
  const mark = await markOf(source, hashes);
  const left = markFor(session, await api.mark(session.videoId));
  const comparison = await compareParts(source, session, hashes, random.fraction());
  if (!isSameFile(left, mark, comparison, null)) return refused('OTHER_FILE');
  const storedBytes = session.parts.reduce((sum, part) => sum + part.sizeBytes, 0);
  return { file: factsOf(source), mark, videoId: session.videoId, storedBytes };
}

export const factsOf = ({ name, sizeBytes, modifiedAt, mime }: Source): FileFacts => ({ name, sizeBytes, modifiedAt, mime });
