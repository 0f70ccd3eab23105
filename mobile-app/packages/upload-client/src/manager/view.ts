import type { Ports } from '../ports';
import type { UploadView } from '../types';
import type { Entry } from './entry';

/** An upload for screens. */
export function viewOf(entry: Entry, ports: Ports, queuePosition: number | null): UploadView {
  const { record, transfer } = entry;
  const moving = record.status === 'UPLOADING';
  return Object.freeze({
    id: record.id,
    title: record.title,
    file: record.file,
    videoId: record.videoId,
    sessionId: record.sessionId,
    status: record.status,
    step: transfer ? entry.step : null,
    reason: record.reason,
    failure: record.failure,
    offline: record.status === 'RETRYING' && !ports.connectivity.current().online,
    storedBytes: record.status === 'COMPLETED' ? record.file.sizeBytes : (transfer?.storedBytes ?? record.storedBytes),
    flyingBytes: transfer?.flyingBytes ?? 0,
    totalBytes: record.file.sizeBytes,
    bytesPerSecond: moving ? (transfer?.bytesPerSecond ?? null) : null,
    etaSeconds: moving ? (transfer?.etaSeconds ?? null) : null,
    queuePosition,
    drivenHere: entry.isHeld,
    canReopenFile: record.reason === 'FILE_NEEDED' && record.kept !== null,
    createdAt: record.createdAt,
  });
}
