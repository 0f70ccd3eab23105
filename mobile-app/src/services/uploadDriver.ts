import type { AppServices } from './app';
import type { Given, UploadManager, UploadView } from './uploadManager';

const NONE: readonly UploadView[] = [];
const nothing = () => {};
const refused = (): Promise<never> => Promise.reject(new Error('This build has no upload client'));

const idle: UploadManager = {
  uploads: () => NONE,
  subscribe: () => nothing,
  add: refused,
  giveFile: refused as () => Promise<Given>,
  allowFile: () => Promise.resolve(false),
  addTo: refused as () => Promise<Given>,
  pause: nothing,
  resume: nothing,
  cancel: nothing,
  tryAgain: nothing,
  useMobileData: nothing,
  move: nothing,
  forget: nothing,
};

/** The uploads of one signed-in person. */
export const useUploadDriver = (_services: AppServices): UploadManager => idle;
