import type { AppServices } from './app';
import type { UploadManager, UploadView } from './uploadManager';

const NONE: readonly UploadView[] = [];
const nothing = () => {};
const refused = () => Promise.reject(new Error('Uploads are not wired on this platform'));

const idle: UploadManager = {
  uploads: () => NONE,
  subscribe: () => nothing,
  add: refused,
  giveFile: refused,
  allowFile: async () => false,
  addTo: refused,
  pause: nothing,
  resume: nothing,
  cancel: nothing,
  tryAgain: nothing,
  useMobileData: nothing,
  move: nothing,
  forget: nothing,
};

/** Natively nothing is sent until the client's native ports are here. */
export const useUploadDriver = (_services: AppServices): UploadManager => idle;
