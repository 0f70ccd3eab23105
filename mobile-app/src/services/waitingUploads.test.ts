import { upload } from '../testing/fixtures';
import { gate } from '../testing/gate';
import { fakeUploads } from '../testing/uploads';
import { WaitingUploads } from './waitingUploads';

const wanted = { file: {} as never, mime: 'video/mp4', title: 'Kitchen', description: null, mobileDataAllowed: true };

test('what is asked before the client is there reaches it', async () => {
  const manager = fakeUploads([upload()]);
  const there = gate();
  const waiting = new WaitingUploads(() => there.opened.then(() => ({ manager, stop: async () => {} })));
  const changed = jest.fn();
  waiting.subscribe(changed);
  const added = waiting.add(wanted);
  expect(waiting.uploads()).toEqual([]);
  there.open();
  expect(await added).toBe('u9');
  expect(waiting.uploads()).toEqual([upload()]);
  expect(changed).toHaveBeenCalled();
});

test('a client that could not be fetched is fetched again', async () => {
  const manager = fakeUploads([upload()]);
  const begin = jest.fn<Promise<{ manager: typeof manager; stop: () => Promise<void> }>, []>().mockRejectedValueOnce(new Error('offline')).mockResolvedValue({ manager, stop: async () => {} });
  const waiting = new WaitingUploads(begin);
  await expect(waiting.start()).rejects.toThrow('offline');
  expect(await waiting.add(wanted)).toBe('u9');
  expect(waiting.uploads()).toHaveLength(1);
});

test('signing out stops a client that comes late', async () => {
  const stop = jest.fn(async () => {});
  const there = gate();
  const waiting = new WaitingUploads(() => there.opened.then(() => ({ manager: fakeUploads([upload()]), stop })));
  const started = waiting.start();
  const stopped = waiting.stop();
  there.open();
  await Promise.all([started, stopped]);
  expect(stop).toHaveBeenCalledTimes(1);
  expect(waiting.uploads()).toEqual([]);
});
