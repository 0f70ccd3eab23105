import type { CreateUploadTask, ExpoFiles } from '@millrace/upload-client/native';
import { Directory, File, Paths, UploadType } from 'expo-file-system';

/** The device's files, as the upload client asks for them. */
export const deviceFiles: ExpoFiles = {
  file: (...path) => new File(...path),
  directory: (...path) => new Directory(...path),
  cacheUri: Paths.cache.uri,
  freeSpace: () => Paths.availableDiskSpace,
};

/** One PUT of a whole file, over the app's own connections. */
export const createUploadTask: CreateUploadTask = (url, fileUri, onSent) =>
  new File(fileUri).createUploadTask(url, {
    httpMethod: 'PUT',
    uploadType: UploadType.BINARY_CONTENT,
    // why: the default on iOS is a background session, whose tasks nobody finds again after a restart
    sessionType: 'foreground',
    onProgress: ({ bytesSent }) => onSent(bytesSent),
  });
