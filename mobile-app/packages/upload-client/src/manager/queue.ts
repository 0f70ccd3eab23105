import type { Network } from '../ports';
import type { UploadRecord, UploadSettings } from '../types';

/** The Wi-Fi rule. Without a network nothing is known to be mobile data, and nothing is sent either. */
export function isNetworkAllowed(record: UploadRecord, settings: UploadSettings, network: Network): boolean {
  return !settings.wifiOnly || record.mobileDataAllowed || !network.online || network.kind !== 'CELLULAR';
}

interface Waiting {
  readonly record: UploadRecord;
  readonly isRunning: boolean;
}

/** Those whose turn it is now: the earliest of the queue, as many as run together. */
export function whoseTurn<T extends Waiting>(entries: readonly T[], together: number): T[] {
  const running = entries.filter((entry) => entry.isRunning).length;
  return queued(entries).filter((entry) => !entry.isRunning).slice(0, Math.max(0, together - running));
}

export function queued<T extends Waiting>(entries: readonly T[]): T[] {
  return entries.filter((entry) => entry.record.status === 'QUEUED').sort((a, b) => a.record.position - b.record.position);
}

/** The position that puts a record at `place` of the others; half-way between its neighbours, so that only one record changes. */
export function positionAt(place: number, others: readonly UploadRecord[]): number {
  const before = others[Math.min(place, others.length) - 1];
  const after = others[Math.max(0, place)];
  if (!before) return after ? after.position - 1 : 0;
  return after ? (before.position + after.position) / 2 : before.position + 1;
}
