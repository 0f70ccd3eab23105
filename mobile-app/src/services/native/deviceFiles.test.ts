import { createUploadTask, deviceFiles } from './deviceFiles';

const mockTasks: { uri: string; url: string; options: { onProgress(sent: { bytesSent: number; totalBytes: number }): void } }[] = [];

jest.mock('expo-file-system', () => ({
  Directory: class {},
  File: class {
    uri: string;
    constructor(...path: string[]) {
      this.uri = path.join('/');
    }
    createUploadTask(url: string, options: (typeof mockTasks)[number]['options']) {
      mockTasks.push({ uri: this.uri, url, options });
    }
  },
  Paths: { cache: { uri: 'file:///cache' }, availableDiskSpace: 7 },
  UploadType: { BINARY_CONTENT: 0 },
}));

test('a part is one plain PUT of the app itself, never of expo\'s own background session', () => {
  const sent: number[] = [];
  createUploadTask('https://store/1', 'file:///cache/1', (bytes) => sent.push(bytes));
  const [task] = mockTasks;
  expect(task).toMatchObject({ uri: 'file:///cache/1', url: 'https://store/1', options: { httpMethod: 'PUT', uploadType: 0, sessionType: 'foreground' } });
  task!.options.onProgress({ bytesSent: 5, totalBytes: 9 });
  expect(sent).toEqual([5]);
});

test('space and places are asked of the device', () => {
  expect(deviceFiles.freeSpace()).toBe(7);
  expect(deviceFiles.file(deviceFiles.cacheUri, 'millrace-parts', 's.1.5').uri).toBe('file:///cache/millrace-parts/s.1.5');
});
