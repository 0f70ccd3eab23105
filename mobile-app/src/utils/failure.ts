import type { FailReason, VideoStatus } from '../services/apiClient';

/** What a person can do about a failure. */
export type WayOut = 'RETRY' | 'SAME_FILE' | 'OTHER_FILE';

const WAYS_OUT: Record<FailReason, WayOut> = {
  UPLOAD_FAILED: 'SAME_FILE',
  UPLOAD_CANCELED: 'SAME_FILE',
  UPLOAD_EXPIRED: 'SAME_FILE',
  SOURCE_MISSING: 'SAME_FILE',
  UNSUPPORTED_FORMAT: 'OTHER_FILE',
  SOURCE_UNREADABLE: 'OTHER_FILE',
  SOURCE_PROTECTED: 'OTHER_FILE',
  REJECTED: 'OTHER_FILE',
  SOURCE_TOO_LONG: 'OTHER_FILE',
  SOURCE_TOO_LARGE: 'OTHER_FILE',
  NO_VIDEO_STREAM: 'OTHER_FILE',
  SOURCE_ARCHIVED: 'RETRY',
  TRANSCODE_ERROR: 'RETRY',
  TIMED_OUT: 'RETRY',
  RETRIES_EXHAUSTED: 'RETRY',
  ROLLBACK: 'RETRY',
};

export const FAIL_REASONS = Object.keys(WAYS_OUT) as FailReason[];

/** A reason that a newer service knows may only need another try. */
export const wayOut = (reason: FailReason | null): WayOut => (reason && WAYS_OUT[reason]) ?? 'RETRY';

/** A cancelled upload is what the person wanted. */
export const isCanceled = (status: VideoStatus, reason: FailReason | null) => status === 'FAILED' && reason === 'UPLOAD_CANCELED';
