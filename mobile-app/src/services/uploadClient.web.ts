import { createUploadManager } from '@millrace/upload-client';
import { createWebPorts, fileSource, guardPage } from '@millrace/upload-client/web';
import type { AppServices } from './app';
import { driveUploads } from './driveUploads';
import { settings } from './settings';
import type { Running } from './waitingUploads';

const rules = () => ({ wifiOnly: settings.get().wifiOnly });

/** Starts the upload client, which goes on with what an earlier visit left. */
export async function beginUploads({ config, auth, api }: AppServices): Promise<Running> {
  const ports = createWebPorts({ apiUrl: config.gateway, token: (renew) => auth.token(renew), user: auth.user });
  const client = createUploadManager(ports, rules());
  const unguard = guardPage(client);
  const unfollow = settings.subscribe(() => client.setSettings(rules()));
  await client.start();
  const stop = () => {
    unfollow();
    unguard();
    return client.stop();
  };
  return { manager: driveUploads(client, api, (file) => fileSource(file.handle as File)), stop };
}
