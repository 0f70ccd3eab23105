import { createUploadTask, getExistingUploadTasks, setConfig, type UploadTask } from '@kesha-antonov/react-native-background-downloader';
import type { SystemUploads } from '@millrace/upload-client/native';

const listeners = new Set<(id: string) => void>();

const tell = (id: string) => [...listeners].forEach((listener) => listener(id));
const watched = (task: UploadTask) => task.done(() => tell(task.id)).error(() => tell(task.id));

/** why: of a task that the system lost, the library keeps the name and calls it paused; nothing of it is ever sent again */
async function living(): Promise<UploadTask[]> {
  return (await getExistingUploadTasks()).filter(({ state }) => state === 'UPLOADING').map(watched);
}

/** iOS: the background session of the system. */
export const systemUploads: SystemUploads = {
  async create(tasks) {
    for (const { id, url, fileUri } of tasks) watched(createUploadTask({ id, url, source: fileUri, method: 'PUT' })).start();
  },
  existing: living,
  async cancel(ids) {
    const tasks = await living();
    await Promise.all(tasks.filter(({ id }) => ids.includes(id)).map((task) => task.stop()));
  },
  onEnd(listener) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};

/** Says which networks the session may use. A change sends its tasks anew, so it is told of changes only. */
export const allowMobileData = (allowsCellularAccess: boolean) => setConfig({ allowsCellularAccess });
