import { ApiProblem, type UploadRecord } from '../src';
import { SimFile } from './world/file';
import { HOUR_MS, lab, PART } from './world/lab';

const waste = ({ network, file }: Awaited<ReturnType<typeof lab>>) => network.bytesSent - file.sizeBytes;

test('a file that was edited under its upload fails, and is sent as a whole on "Try again"', async () => {
  const all = await lab();
  const id = await all.manager.add({ source: all.file, title: 'Tour' });
  await all.until(id, ({ storedBytes }) => storedBytes >= 2 * PART);
  all.file.state = 'EDITED';
  expect(await all.until(id, ({ status }) => status === 'FAILED')).toMatchObject({ failure: 'FILE_CHANGED' });
  const edited = new SimFile(3, 4.5 * PART);
  all.device.sources.files.set(1, edited);
  all.manager.tryAgain(id);
  await all.completed(id);

  const sessions = [...all.server.sessions.values()];
  expect(sessions.map(({ status }) => status)).toEqual(['CANCELED', 'COMPLETED']);
  expect(all.server.isIdentical(sessions[1]!, 3, edited.sizeBytes)).toBe(true);
  expect(sessions[0]!.videoId).toBe(sessions[1]!.videoId);
});

test('a disk that is full for a while delays, and ends nothing', async () => {
  const all = await lab();
  const part = all.file.part.bind(all.file);
  let failures = 0;
  all.file.part = (from, to) => (from === 2 * PART && ++failures < 5 ? Promise.reject(new Error('ENOSPC')) : part(from, to));
  const id = await all.manager.add({ source: all.file, title: 'Tour' });
  await all.completed(id);

  expect(failures).toBe(5);
});

test('without a store an upload lives as long as the page', async () => {
  const closed = () => Promise.reject(new Error('InvalidStateError'));
  const all = await lab({ ports: { store: { all: closed, put: closed, remove: closed } } });
  const id = await all.manager.add({ source: all.file, title: 'Tour' });
  await all.completed(id);
});

test('an adapter that throws what nobody expects ends as a failure, and trying again finds the session', async () => {
  let throws = true;
  const all = await lab({ api: (api) => ({ ...api, complete: (id) => (throws ? Promise.reject(new TypeError('x')) : api.complete(id)) }) });
  const id = await all.manager.add({ source: all.file, title: 'Tour' });
  expect(await all.until(id, ({ status }) => status === 'FAILED')).toMatchObject({ failure: 'REFUSED' });
  throws = false;
  all.manager.tryAgain(id);
  await all.completed(id);

  expect(waste(all)).toBe(0);
});

test('a restart without a network shows what is stored', async () => {
  const all = await lab();
  const id = await all.manager.add({ source: all.file, title: 'Tour' });
  await all.until(id, ({ storedBytes }) => storedBytes === 3 * PART);
  all.device.kill();
  all.network.enter({ kind: 'RESET' });
  const manager = await all.device.launch();
  await all.world.pass(60_000);

  expect(manager.upload(id)).toMatchObject({ status: 'RETRYING', storedBytes: 3 * PART });
});

describe('what the server refuses', () => {
  const refusing = (problem: ApiProblem) => lab({ api: (api) => ({ ...api, open: () => Promise.reject(problem) }) });

  test.each([
    [413, 'FILE_TOO_LARGE', 'TOO_LARGE'], [415, 'UNSUPPORTED_MEDIA_TYPE', 'NOT_A_VIDEO'], [409, 'STORAGE_LIMIT_REACHED', 'STORAGE_FULL'],
    [400, 'VALIDATION_FAILED', 'REFUSED'],
  ])('%d %s is FAILED %s', async (status, code, failure) => {
    const all = await refusing(new ApiProblem(status, code));
    const id = await all.manager.add({ source: all.file, title: 'Tour' });

    expect(await all.until(id, (view) => view.status === 'FAILED')).toMatchObject({ failure });
  });

  test('too many uploads are waited for', async () => {
    const all = await refusing(new ApiProblem(429, 'TOO_MANY_UPLOADS', 60_000));
    const id = await all.manager.add({ source: all.file, title: 'Tour' });
    await all.world.pass(HOUR_MS);

    expect(all.view(id).status).toBe('RETRYING');
  });

  test('without a token it waits for the sign-in', async () => {
    const all = await lab();
    const id = await all.manager.add({ source: all.file, title: 'Tour' });
    all.device.signedOut = true;
    await all.until(id, ({ status, reason }) => status === 'PAUSED' && reason === 'SIGN_IN_NEEDED');
    all.device.signedOut = false;
    all.manager.signedIn();
    await all.completed(id);
  });

  test('a video that was deleted while uploading is gone', async () => {
    const all = await lab();
    const id = await all.manager.add({ source: all.file, title: 'Tour' });
    await all.until(id, ({ storedBytes }) => storedBytes >= PART);
    all.server.videos.clear();
    all.device.lifecycle.set('ACTIVE');

    expect(await all.until(id, ({ status }) => status === 'FAILED')).toMatchObject({ failure: 'VIDEO_GONE' });
    all.manager.tryAgain(id);
    await all.completed(id);
  });
});

describe('the queue', () => {
  test('runs one at a time, in the order that a person gives it', async () => {
    const all = await lab();
    const ids: string[] = [];
    for (const file of [1, 2, 3]) ids.push(await all.manager.add({ source: new SimFile(file, 2 * PART), title: `${file}` }));
    await all.until(ids[0]!, ({ status }) => status === 'UPLOADING');
    expect(ids.map((id) => all.view(id).queuePosition)).toEqual([null, 0, 1]);
    all.manager.move(ids[2]!, 0);
    const done: string[] = [];
    all.manager.onEvent((id, event) => event === 'COMPLETE' && done.push(id));
    for (const id of ids) await all.completed(id);

    expect(done).toEqual([ids[0], ids[2], ids[1]]);
    expect(all.network.mostParts).toBe(1);
  });

  test('the Wi-Fi rule pauses, and Wi-Fi releases; "Upload now" is stronger', async () => {
    const all = await lab({ settings: { wifiOnly: true } });
    const id = await all.manager.add({ source: all.file, title: 'Tour' });
    await all.until(id, ({ storedBytes }) => storedBytes >= PART);
    all.device.connectivity.set({ kind: 'CELLULAR' });
    await all.until(id, ({ status, reason }) => status === 'PAUSED' && reason === 'WAITING_FOR_WIFI', 10_000);
    all.device.connectivity.set({ kind: 'WIFI' });
    await all.until(id, ({ status }) => status === 'UPLOADING', 10_000);
    all.device.connectivity.set({ kind: 'CELLULAR' });
    await all.until(id, ({ status }) => status === 'PAUSED', 10_000);
    all.manager.useMobileData(id);
    await all.completed(id);
  });

  test('a canceled upload makes way, and is forgotten when the server knows', async () => {
    const all = await lab();
    const first = await all.manager.add({ source: all.file, title: 'First' });
    const second = await all.manager.add({ source: new SimFile(2, 2 * PART), title: 'Second' });
    await all.until(first, ({ storedBytes }) => storedBytes >= PART);
    all.network.enter({ kind: 'RESET' });
    all.manager.cancel(first);
    all.manager.forget(first);
    expect(all.manager.uploads().map(({ id }) => id)).toEqual([second]);
    await all.world.pass(60_000);
    expect((await all.device.store.all()).map(({ id }: UploadRecord) => id)).toContain(first);
    all.network.enter({ kind: 'UP' });
    await all.completed(second);
    await all.world.pass(60_000);

    expect((await all.device.store.all()).map(({ id }) => id)).toEqual([second]);
    expect([...all.server.sessions.values()].map(({ status }) => status)).toEqual(['CANCELED', 'COMPLETED']);
  });
});

test('a change of numbers is told at most four times a second', async () => {
  const all = await lab();
  const id = await all.manager.add({ source: all.file, title: 'Tour' });
  await all.until(id, ({ flyingBytes }) => flyingBytes > 0);
  let told = 0;
  all.manager.subscribe(() => told++);
  const before = all.manager.uploads();
  expect(all.manager.uploads()).toBe(before);
  await all.world.pass(10_000);

  expect(told).toBeGreaterThan(5);
  expect(told).toBeLessThanOrEqual(45);
});
