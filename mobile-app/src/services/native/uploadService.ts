import type { ForegroundService } from '@millrace/upload-client/native';
import i18next from 'i18next';
import { AppState, PermissionsAndroid } from 'react-native';
import BackgroundService from 'react-native-background-actions';
import type { UploadView } from '../uploadManager';

/** Android 15 ends such a service after six hours outside of the app, and an app that did not stop it by then. */
const LONGEST_MS = 5.75 * 3_600_000;

const options = () => ({
  taskName: 'uploads',
  taskTitle: i18next.t('upload.service.title'),
  taskDesc: i18next.t('upload.service.text'),
  taskIcon: { name: 'ic_launcher', type: 'mipmap' },
  linkingURI: 'millrace://upload',
  foregroundServiceType: ['dataSync' as const],
});

const untilStopped = () => new Promise<void>(() => {});

let turn: Promise<void> = Promise.resolve();
let endWatch = () => {};
let shown: number | null = null;

/** why: a start and a stop that overlap would leave a service that nobody stops */
function inTurn(action: () => Promise<void>): Promise<void> {
  turn = turn.catch(() => undefined).then(action);
  return turn;
}

/** Android: the service that keeps the app alive while it sends. Its hours begin anew whenever the person comes back. */
export const uploadService: ForegroundService = {
  start: (onTimeout) => inTurn(async () => {
    shown = null;
    await BackgroundService.start(untilStopped, options());
    endWatch = watchHours(onTimeout);
    // why: not before the start, which the system allows only while the app is in front; it does not depend on the answer
    void PermissionsAndroid.request(PermissionsAndroid.PERMISSIONS.POST_NOTIFICATIONS);
  }),
  stop: () => inTurn(async () => {
    endWatch();
    await BackgroundService.stop();
  }),
};

/** Shows in the notification, percent by percent, what the server has of the uploads that run. */
export function showStored(uploads: readonly UploadView[]): void {
  const running = uploads.filter(({ status }) => status === 'UPLOADING' || status === 'RETRYING');
  const sum = (bytesOf: (upload: UploadView) => number) => running.reduce((bytes, upload) => bytes + bytesOf(upload), 0);
  const total = sum(({ totalBytes }) => totalBytes);
  if (total === 0 || !BackgroundService.isRunning()) return;
  const percent = Math.floor((100 * sum(({ storedBytes }) => storedBytes)) / total);
  if (percent === shown) return;
  shown = percent;
  BackgroundService.updateNotification({ progressBar: { max: 100, value: percent } })
    .catch((error: unknown) => console.warn('The notification could not be changed', error));
}

function watchHours(onTimeout: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const begin = () => {
    clearTimeout(timer);
    timer = setTimeout(() => (AppState.currentState === 'active' ? begin() : onTimeout()), LONGEST_MS);
  };
  const subscription = AppState.addEventListener('change', (state) => state === 'active' && begin());
  begin();
  return () => {
    clearTimeout(timer);
    subscription.remove();
  };
}
