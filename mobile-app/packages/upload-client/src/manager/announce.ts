import type { UploadView } from '../types';

/** What a screen reader is told, in the app's own words. */
export type Announcement = 'STARTED' | 'QUARTER' | 'HALF' | 'THREE_QUARTERS' | 'RETRYING' | 'GOING_ON' | 'PAUSED' | 'COMPLETED' | 'FAILED' | 'CANCELED';

const QUARTERS = ['QUARTER', 'HALF', 'THREE_QUARTERS'] as const;

/** What is worth saying between two views of one upload, or null. A percentage is said once, when storage has it. */
export function announcement(before: UploadView | null, now: UploadView): Announcement | null {
  if (before?.status !== now.status) {
    switch (now.status) {
      case 'UPLOADING': return before?.status === 'RETRYING' ? 'GOING_ON' : 'STARTED';
      case 'RETRYING': case 'PAUSED': case 'COMPLETED': case 'FAILED': case 'CANCELED': return now.status;
      default: return null;
    }
  }
  const passed = quarter(now);
  return now.status === 'UPLOADING' && passed > quarter(before!) ? (QUARTERS[passed - 1] ?? null) : null;
}

const quarter = ({ storedBytes, totalBytes }: UploadView): number => Math.floor((4 * storedBytes) / totalBytes);
