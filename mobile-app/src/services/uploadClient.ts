import netInfo from '@react-native-community/netinfo';
import { createUploadManager } from '@millrace/upload-client';
import { createNativePorts, nativeSource } from '@millrace/upload-client/native';
import { randomUUID } from 'expo-crypto';
import { openDatabaseSync } from 'expo-sqlite';
import { AppState } from 'react-native';
import type { AppServices } from './app';
import { driveUploads } from './driveUploads';
import { type Away, awayWith } from './native/away';
import { createUploadTask, deviceFiles } from './native/deviceFiles';
import { settings } from './settings';
import type { PickedFile } from './uploadManager';
import type { Running } from './waitingUploads';

const rules = () => ({ wifiOnly: settings.get().wifiOnly });

/** Starts the upload client, which goes on with what an earlier run of the app left. */
export async function beginUploads({ config, auth, api }: AppServices): Promise<Running> {
  let away!: Away;
  const { ports, parts } = createNativePorts({
    apiUrl: config.gateway,
    token: (renew) => auth.token(renew),
    user: auth.user,
    fetch: (url, init) => fetch(url, init),
    files: deviceFiles,
    createUploadTask,
    database: openDatabaseSync('millrace-uploads.db'),
    netInfo,
    appState: AppState,
    randomId: randomUUID,
    background: (made) => (away = awayWith(made)).background,
  });
  const client = createUploadManager(ports, rules());
  const follow = () => {
    client.setSettings(rules());
    away.followWifiRule(rules().wifiOnly);
  };
  away.followWifiRule(rules().wifiOnly);
  await away.claim();
  const unfollow = settings.subscribe(follow);
  const unshow = client.subscribe(() => away.show(client.uploads()));
  await client.start();
  const stop = () => {
    unfollow();
    unshow();
    return client.stop();
  };
  const sourceOf = ({ handle, name, mime }: PickedFile) => nativeSource(deviceFiles, parts, { uri: handle as string, name, mime });
  return { manager: driveUploads(client, api, sourceOf), stop };
}
