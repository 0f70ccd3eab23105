// Readable texts for the API's numbers and enumerations.

const STATUS = {
  DRAFT: 'Not uploaded',
  UPLOADING: 'Uploading',
  UPLOADED: 'Uploaded',
  TRANSCODING: 'Processing',
  READY: 'Ready',
  FAILED: 'Failed',
};

const STAGE = {
  QUEUED: 'Waiting for a free worker',
  DOWNLOADING: 'Fetching the video',
  PROBING: 'Inspecting the video',
  ENCODING: 'Creating versions for every network',
  PUBLISHING: 'Checking and publishing',
};

const REASON = {
  UPLOAD_FAILED: 'Storage rejected the upload. Upload the file again.',
  UPLOAD_CANCELED: 'You cancelled the upload.',
  UPLOAD_EXPIRED: 'The upload was not finished in time. Upload the file again.',
  UNSUPPORTED_FORMAT: 'The format of this file is not supported. Choose another file.',
  SOURCE_UNREADABLE: 'The file is damaged and cannot be read as a video. Choose another copy of it.',
  SOURCE_PROTECTED: 'The file is copy-protected: only the shop it comes from can play it. Choose a file without protection.',
  REJECTED: 'The file was rejected because of its content. Choose another file.',
  SOURCE_TOO_LONG: 'The video is too long. Choose a shorter one.',
  SOURCE_TOO_LARGE: 'The video is too large, in bytes or in picture size. Choose a smaller one.',
  NO_VIDEO_STREAM: 'This file has no video track. Choose another file.',
  SOURCE_MISSING: 'The uploaded file is gone. Upload it again.',
  SOURCE_ARCHIVED: 'The uploaded file is archived and must be restored first.',
  TRANSCODE_ERROR: 'Processing failed.',
  TIMED_OUT: 'Processing took too long and was stopped.',
  RETRIES_EXHAUSTED: 'Processing was tried several times and did not succeed.',
  ROLLBACK: 'Processing was stopped by an operator.',
};

/** Reasons that a retry can fix, because the source is readable. All others need another file. */
const RETRYABLE = ['SOURCE_ARCHIVED', 'TRANSCODE_ERROR', 'TIMED_OUT', 'RETRIES_EXHAUSTED', 'ROLLBACK'];

/** Of those, the ones that the same file fixes. */
const SAME_FILE = ['UPLOAD_FAILED', 'UPLOAD_CANCELED', 'UPLOAD_EXPIRED', 'SOURCE_MISSING'];

const SOURCE_NOTE = {
  SOUND_NOT_DECODABLE: 'Plays without sound: the sound format of your file is not supported.',
  SOUND_PROTECTED: 'Plays without sound: the sound in your file is copy-protected.',
};

/** What a step of a timeline is, and the tone in which it is drawn. */
const STEP = {
  DRAFT: ['Before the upload', 'rest'],
  UPLOADING: ['Uploading', 'upload'],
  PAUSED: ['Paused', 'wait'],
  COMPLETING: ['Completing the upload', 'other'],
  PARTS: ['Stored', 'upload'],
  HANDING_OVER: ['Handing over', 'rest'],
  QUEUED: ['Waiting for a free worker', 'wait'],
  TURN_WAIT: ['Waiting for its owner’s turn', 'wait'],
  BACK_OFF: ['Waiting to be tried again', 'wait'],
  TASKS: ['Made in parts', 'tasks'],
  STARTING: ['Starting', 'other'],
  DOWNLOADING: ['Fetching the video', 'fetch'],
  PROBING: ['Inspecting the video', 'other'],
  PLANNING: ['Planning', 'other'],
  ENCODING: ['Creating versions', 'encode'],
  VERIFYING: ['Checking', 'other'],
  PICTURES: ['Making pictures', 'pictures'],
  PUBLISHING: ['Publishing', 'publish'],
  REPORTING: ['Reporting', 'other'],
  OTHER: ['Broken off', 'other'],
  WORKING: ['At work', 'encode'],
  LOST: ['Lost with its worker', 'lost'],
  CANCELED: ['Stopped', 'lost'],
  READY: ['Ready', 'rest'],
  FAILED: ['Failed', 'rest'],
  UNATTRIBUTED: ['Unknown', 'unknown'],
};

export const stepWords = (step) => STEP[step]?.[0] ?? step;
export const stepTone = (step) => STEP[step]?.[1] ?? 'unknown';

/** 12 %, or below 1 %. */
export const share = (part, all) => (part * 100 < all ? 'below 1 %' : `${Math.round((part * 100) / all)} %`);

/** Whether the video failed; a cancelled upload is not a failure. */
export const isBad = ({ status, failReason }) => status === 'FAILED' && failReason !== 'UPLOAD_CANCELED';

export const statusWord = (video) =>
  video.status === 'FAILED' && !isBad(video) ? 'Cancelled' : (STATUS[video.status] ?? video.status);
export const stageWords = (stage) => STAGE[stage] ?? 'Processing';
export const reasonWords = (reason) => REASON[reason] ?? 'Something went wrong.';
export const needsUpload = (reason) => !RETRYABLE.includes(reason);
export const needsOtherFile = (reason) => needsUpload(reason) && !SAME_FILE.includes(reason);

/** What the playing video lacks of the file, or an empty text. */
export const noteWords = (notes) =>
  (notes ?? []).map((note) => SOURCE_NOTE[note] ?? 'Something in your file could not be used.').join(' ');

export function bytes(count) {
  if (count < 1_000_000) return `${Math.ceil(count / 1000)} kB`;
  const mega = count / 1_000_000;
  return mega < 1000 ? `${mega.toFixed(mega < 100 ? 1 : 0)} MB` : `${(mega / 1000).toFixed(2)} GB`;
}

/** 3:05 or 1:02:03, as on a player. */
export function clock(seconds) {
  const whole = Math.round(seconds);
  const two = (number) => String(number).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** Deliberately coarse: "2 min 37 s" would be false precision. */
export function timeLeft(seconds) {
  if (seconds < 5) return 'a few seconds left';
  if (seconds < 60) return `about ${Math.ceil(seconds / 5) * 5} s left`;
  if (seconds < 5400) return `about ${Math.ceil(seconds / 60)} min left`;
  return `about ${(seconds / 3600).toFixed(1)} h left`;
}

export function age(instant) {
  const seconds = (Date.now() - Date.parse(instant)) / 1000;
  if (seconds < 60) return 'just now';
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`;
  return new Date(instant).toLocaleDateString(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
}
