import { AppState, PermissionsAndroid } from 'react-native';
import { upload } from '../../testing/fixtures';
import { gate } from '../../testing/gate';
import { showStored, uploadService } from './uploadService';

const mockService = { start: jest.fn(), stop: jest.fn(), update: jest.fn(), isRunning: true };

jest.mock('react-native-background-actions', () => ({
  __esModule: true,
  default: {
    start: (...given: unknown[]) => mockService.start(...given),
    stop: () => mockService.stop(),
    isRunning: () => mockService.isRunning,
    updateNotification: (news: unknown) => mockService.update(news),
  },
}));

const HOUR_MS = 3_600_000;
let comeBack = (_state: string) => {};

beforeEach(() => {
  jest.useFakeTimers();
  mockService.start.mockReset().mockResolvedValue(undefined);
  mockService.isRunning = true;
  mockService.update.mockReset().mockResolvedValue(undefined);
  mockService.stop.mockReset().mockResolvedValue(undefined);
  jest.spyOn(PermissionsAndroid, 'request').mockResolvedValue('granted');
  jest.spyOn(AppState, 'addEventListener').mockImplementation((_event, listener) => {
    comeBack = listener as typeof comeBack;
    return { remove: () => (comeBack = () => {}) } as never;
  });
  AppState.currentState = 'background';
});

afterEach(async () => {
  await uploadService.stop();
  jest.useRealTimers();
  jest.restoreAllMocks();
});

test('the service is started with the type that the manifest declares', async () => {
  await uploadService.start(() => {});
  expect(mockService.start.mock.calls[0]![1]).toMatchObject({ foregroundServiceType: ['dataSync'], taskIcon: { name: 'ic_launcher', type: 'mipmap' } });
});

test('it ends before the six hours of Android 15 do', async () => {
  const timedOut = jest.fn();
  await uploadService.start(timedOut);
  jest.advanceTimersByTime(5.5 * HOUR_MS);
  expect(timedOut).not.toHaveBeenCalled();
  jest.advanceTimersByTime(0.4 * HOUR_MS);
  expect(timedOut).toHaveBeenCalledTimes(1);
});

test('its hours begin anew when the person comes back', async () => {
  const timedOut = jest.fn();
  await uploadService.start(timedOut);
  jest.advanceTimersByTime(5 * HOUR_MS);
  comeBack('active');
  jest.advanceTimersByTime(5 * HOUR_MS);
  expect(timedOut).not.toHaveBeenCalled();
  jest.advanceTimersByTime(HOUR_MS);
  expect(timedOut).toHaveBeenCalledTimes(1);
});

test('nobody is sent away from an app that is in front', async () => {
  const timedOut = jest.fn();
  AppState.currentState = 'active';
  await uploadService.start(timedOut);
  jest.advanceTimersByTime(20 * HOUR_MS);
  expect(timedOut).not.toHaveBeenCalled();
});

test('a stop waits for the start that it ends', async () => {
  const started = gate();
  mockService.start.mockReturnValue(started.opened);
  const starting = uploadService.start(() => {});
  const stopping = uploadService.stop();
  await Promise.resolve();
  expect(mockService.stop).not.toHaveBeenCalled();
  started.open();
  await Promise.all([starting, stopping]);
  expect(mockService.stop).toHaveBeenCalledTimes(1);
});

test('a start that the system refused does not keep the next from starting', async () => {
  mockService.start.mockRejectedValueOnce(new Error('not allowed now'));
  await expect(uploadService.start(() => {})).rejects.toThrow('not allowed now');
  await uploadService.start(() => {});
  expect(mockService.start).toHaveBeenCalledTimes(2);
});

test('the notification shows each percent of what the server has of the uploads that run, once', async () => {
  await uploadService.start(() => {});
  const running = (storedBytes: number) => [
    upload({ storedBytes, totalBytes: 1_000 }),
    upload({ id: 'u2', status: 'RETRYING', storedBytes: 0, totalBytes: 1_000 }),
    upload({ id: 'u3', status: 'PAUSED', storedBytes: 900, totalBytes: 1_000 }),
  ];
  for (const storedBytes of [400, 410, 420]) showStored(running(storedBytes));
  const shown = mockService.update.mock.calls.map(([news]) => news.progressBar);
  expect(shown).toEqual([{ max: 100, value: 20 }, { max: 100, value: 21 }]);
});

test('without a service or an upload that runs there is nothing to show', () => {
  showStored([upload({ status: 'PAUSED' })]);
  mockService.isRunning = false;
  showStored([upload()]);
  expect(mockService.update).not.toHaveBeenCalled();
});
