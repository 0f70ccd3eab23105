import { AppState, PermissionsAndroid } from 'react-native';
import { gate } from '../../testing/gate';
import { uploadService } from './uploadService';

const mockService = { start: jest.fn(), stop: jest.fn() };

jest.mock('react-native-background-actions', () => ({
  __esModule: true,
  default: {
    start: (...given: unknown[]) => mockService.start(...given),
    stop: () => mockService.stop(),
  },
}));

const HOUR_MS = 3_600_000;
let comeBack = (_state: string) => {};

beforeEach(() => {
  jest.useFakeTimers();
  mockService.start.mockReset().mockResolvedValue(undefined);
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
