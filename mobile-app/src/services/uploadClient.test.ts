import { CONFIG } from '../testing/fixtures';
import type { AppServices } from './app';
import { settings } from './settings';
import { beginUploads } from './uploadClient';

const PARTS = 'file:///cache/millrace-parts';
const mockPhone = { disk: new Set<string>(), tasks: [] as { id: string; state: string }[], asked: [] as unknown[] };

jest.mock('expo-file-system', () => {
  class Path {
    readonly uri: string;
    constructor(...path: string[]) {
      this.uri = path.join('/');
    }
    get exists() {
      return true;
    }
    list() {
      const inside = [...mockPhone.disk].filter((uri) => uri.startsWith(`${this.uri}/`));
      return inside.map((uri) => ({ uri, name: uri.slice(this.uri.length + 1), delete: () => mockPhone.disk.delete(uri) }));
    }
  }
  return { Directory: Path, File: Path, Paths: { cache: { uri: 'file:///cache' }, availableDiskSpace: 1e9 }, UploadType: {} };
});
jest.mock('expo-sqlite', () => ({
  openDatabaseSync: () => ({ execAsync: async () => {}, runAsync: async () => {}, getAllAsync: async () => [] }),
}));
jest.mock('expo-crypto', () => ({ randomUUID: () => 'run' }));
jest.mock('@kesha-antonov/react-native-background-downloader', () => ({
  setConfig: (config: object) => mockPhone.asked.push(config),
  getExistingUploadTasks: async () => {
    mockPhone.asked.push('existing');
    const task = (given: object) => Object.assign(given, { done: () => given, error: () => given });
    return mockPhone.tasks.map((each) => task({ ...each }));
  },
}));

const services = { config: CONFIG, auth: { user: 'alice', token: async () => 'token' }, api: {} } as unknown as AppServices;

beforeEach(() => {
  Object.assign(mockPhone, { disk: new Set([`${PARTS}/s.1.5`, `${PARTS}/s.2.5`, `${PARTS}/old-1`]), tasks: [], asked: [] });
  settings.change({ wifiOnly: true });
});

test('a launch keeps the parts that the system still sends, and no other', async () => {
  mockPhone.tasks = [{ id: 's.1.5', state: 'UPLOADING' }, { id: 's.2.5', state: 'PAUSED' }];
  const running = await beginUploads(services);
  expect([...mockPhone.disk]).toEqual([`${PARTS}/s.1.5`]);
  await running.stop();
});

test('the session knows the rule about Wi-Fi before it is opened, and each change until the person signs out', async () => {
  const running = await beginUploads(services);
  expect(mockPhone.asked.slice(0, 2)).toEqual([{ allowsCellularAccess: false }, 'existing']);
  settings.change({ saveData: true });
  settings.change({ wifiOnly: false });
  await running.stop();
  settings.change({ wifiOnly: true });
  expect(mockPhone.asked.filter((each) => each !== 'existing')).toEqual([{ allowsCellularAccess: false }, { allowsCellularAccess: true }]);
});
