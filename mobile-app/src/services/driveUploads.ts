import type { Source, UploadManager as Client } from '@millrace/upload-client';
import type { Api } from './apiClient';
import type { PickedFile, UploadManager } from './uploadManager';

/** Joins the screens' wishes to the upload client. */
export function driveUploads(client: Client, api: Pick<Api, 'liveUpload'>, sourceOf: (file: PickedFile) => Source): UploadManager {
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
    giveFile: (id, file) => client.giveFile(id, sourceOf(file)),
    async add({ file, mime, title, description, mobileDataAllowed }) {
      const source = sourceOf(file);
      const waiting = await client.waitingFor(source);
      if (waiting && (await client.giveFile(waiting, source)).accepted) return waiting;
      return client.add({ source, mime, title, mobileDataAllowed, ...(description && { description }) });
    },
    async addTo({ id, title }, file, mime) {
      const source = sourceOf(file);
      const session = await api.liveUpload(id);
      if (session) return client.continueSession(session, title, source);
      return { accepted: true, id: await client.add({ source, mime, title, videoId: id }) };
    },
  };
}
