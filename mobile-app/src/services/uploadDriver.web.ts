import { createUploadManager } from '@millrace/upload-client';
import { createWebPorts, fileSource, guardPage } from '@millrace/upload-client/web';
import { useEffect, useMemo } from 'react';
import type { AppServices } from './app';
import { driveUploads } from './driveUploads';
import { settings } from './settings';
import type { UploadManager } from './uploadManager';

const rules = () => ({ wifiOnly: settings.get().wifiOnly });

/** The uploads of one signed-in person, until they sign out. */
export function useUploadDriver({ config, auth, api }: AppServices): UploadManager {
  const client = useMemo(() => {
    const ports = createWebPorts({ apiUrl: config.gateway, token: (renew) => auth.token(renew), user: auth.user });
    return createUploadManager(ports, rules());
  }, [config, auth]);
  useEffect(() => {
    void client.start();
    const unguard = guardPage(client);
    const unfollow = settings.subscribe(() => client.setSettings(rules()));
    return () => {
      unfollow();
      unguard();
      void client.stop();
    };
  }, [client]);
  return useMemo(() => driveUploads(client, api, (file) => fileSource(file.handle as File)), [client, api]);
}
