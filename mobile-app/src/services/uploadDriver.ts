import { createUploadManager, type Ports, type Source, type UploadManager as Client } from '@millrace/upload-client';
import { useEffect, useMemo } from 'react';
import type { Api } from './apiClient';
import type { AppServices } from './app';
import { settings } from './settings';
import type { PickedFile, UploadManager } from './uploadManager';
import { portsOf, sourceOf } from './uploadPorts';

/** Joins the screens' wishes to the upload client. */
export function driveUploads(client: Client, api: Pick<Api, 'liveUpload'>, source: (file: PickedFile) => Source): UploadManager {
  return {
    uploads: () => client.uploads(),
    subscribe: (listener) => client.subscribe(listener),
    allowFile: (id) => client.allowFile(id),
    pause: (id) => client.pause(id),
    resume: (id) => client.resume(id),
    cancel: (id) => client.cancel(id),
    tryAgain: (id) => client.tryAgain(id),
    useMobileData: (id) => client.useMobileData(id),
    move: (id, place) => client.move(id, place),
    forget: (id) => client.forget(id),
    giveFile: (id, file) => client.giveFile(id, source(file)),
    async add({ file, mime, title, description, mobileDataAllowed }) {
      const from = source(file);
      const waiting = await client.waitingFor(from);
      if (waiting && (await client.giveFile(waiting, from)).accepted) return waiting;
      return client.add({ source: from, mime, title, mobileDataAllowed, ...(description && { description }) });
    },
    async addTo({ id, title }, file, mime) {
      const from = source(file);
      const session = await api.liveUpload(id);
      if (session) return client.continueSession(session, title, from);
      return { accepted: true, id: await client.add({ source: from, mime, title, videoId: id }) };
    },
  };
}

/** The uploads of one signed-in person, from the first screen to signing out. */
export function useUploadDriver(services: AppServices): UploadManager {
  const client = useMemo(() => createUploadManager(portsOf(services) as Ports, { wifiOnly: settings.get().wifiOnly }), [services]);
  useEffect(() => {
    void client.start();
    const follow = settings.subscribe(() => client.setSettings({ wifiOnly: settings.get().wifiOnly }));
    return () => {
      follow();
      void client.stop();
    };
  }, [client]);
  return useMemo(() => driveUploads(client, services.api, sourceOf), [client, services]);
}
