import type { PartFiles } from '@millrace/upload-client/native';
import { awayWith } from './away.ios';
import { systemUploads } from './systemUploads';

class MockTask {
  state = 'PENDING';
  end = { done: () => {}, error: () => {} };
  constructor(readonly id: string) {}
  done(handler: () => void) {
    this.end.done = handler;
    return this;
  }
  error(handler: () => void) {
    this.end.error = handler;
    return this;
  }
  start() {
    this.state = 'UPLOADING';
  }
  async stop() {
    this.state = 'STOPPED';
  }
}

const mockSystem = { tasks: [] as MockTask[], asked: [] as object[], config: [] as object[] };

jest.mock('@kesha-antonov/react-native-background-downloader', () => ({
  createUploadTask: (wanted: { id: string }) => {
    mockSystem.asked.push(wanted);
    const task = new MockTask(wanted.id);
    mockSystem.tasks.push(task);
    return task;
  },
  getExistingUploadTasks: async () => mockSystem.tasks,
  setConfig: (config: object) => mockSystem.config.push(config),
}));

beforeEach(() => Object.assign(mockSystem, { tasks: [], asked: [], config: [] }));

const two = () => systemUploads.create([
  { id: 's.1.5', url: 'https://store/1', fileUri: 'file:///cache/1' },
  { id: 's.2.5', url: 'https://store/2', fileUri: 'file:///cache/2' },
]);

test('each part file is one plain PUT', async () => {
  await two();
  expect(mockSystem.asked).toEqual([
    { id: 's.1.5', url: 'https://store/1', source: 'file:///cache/1', method: 'PUT' },
    { id: 's.2.5', url: 'https://store/2', source: 'file:///cache/2', method: 'PUT' },
  ]);
  expect(mockSystem.tasks.map(({ state }) => state)).toEqual(['UPLOADING', 'UPLOADING']);
});

test('what the library remembers of tasks that the system lost does not count as under way', async () => {
  await two();
  mockSystem.tasks[0]!.state = 'PAUSED';
  expect((await systemUploads.existing()).map(({ id }) => id)).toEqual(['s.2.5']);
});

test('an end is told, also of a task of an earlier run, and however it came', async () => {
  const ended: string[] = [];
  const unsubscribe = systemUploads.onEnd((id) => ended.push(id));
  const left = new MockTask('s.7.5');
  left.state = 'UPLOADING';
  mockSystem.tasks.push(left);
  await systemUploads.existing();
  left.end.done();
  await two();
  mockSystem.tasks[1]!.end.error();
  unsubscribe();
  mockSystem.tasks[2]!.end.done();
  expect(ended).toEqual(['s.7.5', 's.1.5']);
});

test('only the named tasks are stopped', async () => {
  await two();
  await systemUploads.cancel(['s.1.5', 'unknown']);
  expect(mockSystem.tasks.map(({ state }) => state)).toEqual(['STOPPED', 'UPLOADING']);
});

test('the session hears of the rule about Wi-Fi when it changes', () => {
  const away = awayWith({} as PartFiles);
  for (const wifiOnly of [true, true, false, false]) away.followWifiRule(wifiOnly);
  expect(mockSystem.config).toEqual([{ allowsCellularAccess: false }, { allowsCellularAccess: true }]);
});
