// What people reported of other uploaders, each as a test.

import { announcement, refusalOf, type UploadView } from '../src';
import { SimFile } from './world/file';
import { HOUR_MS, lab, on, PART } from './world/lab';

const waste = ({ network, file }: Awaited<ReturnType<typeof lab>>) => network.bytesSent - file.sizeBytes;

describe('1 transloadit/uppy/issues/1724: expired URLs are retried for ever', () => {
  test('a life of 25 s, with parts of 10 s: nothing is ever refused', async () => {
    const all = await lab({ server: { urlLifeMs: 25_000 } });
    const id = await all.manager.add({ source: all.file, title: 'Tour' });
    await all.completed(id);

    expect(waste(all)).toBe(0);
    expect(all.network.interruptions).toBe(0);
  });

  test('all URLs end before their time: they are signed anew, and nothing fails', async () => {
    const all = await lab();
    const statuses = new Set<string>();
    all.manager.onEvent((_, __, status) => statuses.add(status));
    const id = await all.manager.add({ source: all.file, title: 'Tour' });
    await all.until(id, ({ storedBytes }) => storedBytes >= 3 * PART);
    all.server.endUrls();
    await all.completed(id);

    expect([...statuses]).toEqual(['UPLOADING', 'COMPLETED']);
    expect(all.server.counts.sign).toBe(1);
    expect(all.server.isIdentical(all.server.only(), 1, all.file.sizeBytes)).toBe(true);
  });
});

test('2 transloadit/uppy/issues/4908: a lost signing call is asked again', async () => {
  let calls = 0;
  const all = await lab({
    parts: 40,
    api: (api) => ({ ...api, sign: (id, numbers) => (++calls === 1 ? new Promise(() => undefined) : api.sign(id, numbers)) }),
  });
  const id = await all.manager.add({ source: all.file, title: 'Tour' });
  await all.completed(id);

  expect(calls).toBeGreaterThan(1);
  expect(waste(all)).toBe(0);
});

describe('3 transloadit/uppy/issues/4985, 5930, 5961: after a refresh', () => {
  test('only what storage lacks is sent, and at most the part that was on its way again', async () => {
    const all = await lab();
    all.device.sources.needsTap = true;
    const id = await all.manager.add({ source: all.file, title: 'Tour' });
    await all.until(id, ({ storedBytes, flyingBytes }) => storedBytes === 4 * PART && flyingBytes > PART / 2);
    all.device.kill();
    const manager = await all.device.launch();
    const again = on(all.world, manager);
    await again.until(id, ({ reason, storedBytes }) => reason === 'FILE_NEEDED' && storedBytes === 4 * PART);

    expect(await manager.waitingFor(all.file)).toBe(id);
    expect(await manager.giveFile(id, all.file)).toEqual({ accepted: true, id });
    await again.completed(id);
    expect(all.server.isIdentical(all.server.only(), 1, all.file.sizeBytes)).toBe(true);
    expect(waste(all)).toBeLessThanOrEqual(PART);
    expect(waste(all)).toBeGreaterThan(0);
  });

  test('a finished file is not sent again', async () => {
    const all = await lab();
    const id = await all.manager.add({ source: all.file, title: 'Tour' });
    await all.completed(id);
    all.device.kill();
    const manager = await all.device.launch();
    await all.world.pass(HOUR_MS);

    expect(manager.upload(id)!.status).toBe('COMPLETED');
    expect(waste(all)).toBe(0);
    expect(all.server.counts.open).toBe(1);
  });
});

test('4 muxinc/upchunk/issues/146: progress shoots to 100 % while offline', async () => {
  const all = await lab();
  const id = await all.manager.add({ source: all.file, title: 'Tour' });
  await all.until(id, ({ storedBytes, flyingBytes }) => storedBytes === 3 * PART && flyingBytes > 0);
  all.network.enter({ kind: 'RESET' });
  all.device.connectivity.set({ online: false });
  for (let minute = 0; minute < 30; minute++) {
    await all.world.pass(60_000);
    expect(all.view(id)).toMatchObject({ status: 'RETRYING', offline: true, storedBytes: 3 * PART, flyingBytes: 0, etaSeconds: null });
  }
  all.network.enter({ kind: 'UP' });
  all.device.connectivity.set({ online: true });
  await all.until(id, ({ status }) => status === 'UPLOADING', 15_000);
  await all.completed(id);
});

test('4 muxinc/upchunk/issues/146: bytes over a connection that is open but dead are not counted', async () => {
  for (const online of [false, true]) {
    const all = await lab();
    const id = await all.manager.add({ source: all.file, title: 'Tour' });
    await all.until(id, ({ storedBytes, flyingBytes }) => storedBytes === 3 * PART && flyingBytes > 0.3 * PART);
    all.network.enter({ kind: 'SILENT' });
    if (!online) all.device.connectivity.set({ online });
    await all.world.pass(online ? 17_000 : 300);

    expect(all.view(id)).toMatchObject({ status: 'RETRYING', offline: !online, storedBytes: 3 * PART, flyingBytes: 0 });
  }
});

test('4 muxinc/upchunk/issues/146: bytes vanish with their connection', async () => {
  const all = await lab();
  const id = await all.manager.add({ source: all.file, title: 'Tour' });
  await all.until(id, ({ flyingBytes }) => flyingBytes > 0.5 * PART);
  all.network.enter({ kind: 'RESET' });
  await all.world.pass(300);

  expect(all.view(id).flyingBytes).toBe(0);
});

test('5 tus/tus-js-client/issues/146, 508: no more than the parts on their way are ever held, and small pieces read', async () => {
  const all = await lab({ parts: 300, settings: { streams: 3, partsAtRisk: 3 }, line: { bytesPerSecond: 2_000_000, loss: 0.0002 } });
  const id = await all.manager.add({ source: all.file, title: 'Tour' });
  await all.completed(id);

  expect(all.network.mostParts).toBeGreaterThan(1);
  expect(all.file.mostOpen).toBeLessThanOrEqual(all.network.mostParts + 1);
  expect(all.file.open).toBe(0);
  expect(all.file.largestRead).toBeLessThanOrEqual(65_536);
});

test('6 react/react-native/pull/31392: a blob that was freed under its parts is not sent as an empty one', async () => {
  const all = await lab();
  const id = await all.manager.add({ source: all.file, title: 'Tour' });
  await all.until(id, ({ storedBytes }) => storedBytes >= 2 * PART);
  all.file.state = 'FREED';
  await all.until(id, ({ status, reason }) => status === 'PAUSED' && reason === 'FILE_NEEDED');
  const sizes = [...all.server.only().parts.values()].map(({ sizeBytes }) => sizeBytes);
  expect(new Set(sizes)).toEqual(new Set([PART]));

  const chosen = new SimFile(1, all.file.sizeBytes);
  expect(await all.manager.giveFile(id, chosen)).toEqual({ accepted: true, id });
  await all.completed(id);
  expect(waste(all)).toBe(0);
});

test('7 immich-app/immich/issues/4208: each change of foreground and background restarts the upload', async () => {
  const all = await lab();
  const id = await all.manager.add({ source: all.file, title: 'Tour' });
  for (let change = 0; change < 40; change++) {
    await all.world.pass(2_300);
    all.device.lifecycle.set(change % 2 ? 'ACTIVE' : 'BACKGROUND');
  }
  all.device.lifecycle.set('ACTIVE');
  await all.completed(id);

  expect(waste(all)).toBe(0);
  expect(all.server.counts.open).toBe(1);
});

test('8 gotev/android-upload-service/issues/676: after the six hours of a service the upload waits, and goes on in front', async () => {
  let end = () => {};
  let isAlive = false;
  const background = {
    window: 0, handOver: async () => [], tasks: async () => [], subscribe: () => () => undefined, takeBack: async () => undefined,
    keepAlive: (running: boolean, onTimeout: () => void) => {
      isAlive = running;
      end = onTimeout;
    },
  };
  const all = await lab({ parts: 60, ports: { background } });
  const id = await all.manager.add({ source: all.file, title: 'Tour' });
  all.device.lifecycle.set('BACKGROUND');
  await all.world.pass(200_000);
  expect(isAlive).toBe(true);
  end();
  const paused = await all.until(id, ({ status }) => status === 'PAUSED', 60_000);
  expect(paused.reason).toBe('SYSTEM');
  expect(isAlive).toBe(false);

  await all.world.pass(HOUR_MS);
  expect(all.view(id).storedBytes).toBe(paused.storedBytes);
  all.device.lifecycle.set('ACTIVE');
  await all.completed(id);
  expect(waste(all)).toBeLessThanOrEqual(PART);
});

describe('10 bluesky-social/social-app/issues/8280: to discard while processing breaks the account', () => {
  test('a cancel that crosses the completion is settled on both sides', async () => {
    const all = await lab();
    const id = await all.manager.add({ source: all.file, title: 'Tour' });
    await all.until(id, ({ step }) => step === 'FINISHING');
    await all.world.until(() => all.server.counts.complete === 1, 10_000);
    all.manager.cancel(id);
    expect(all.view(id).status).toBe('CANCELED');
    await all.world.pass(HOUR_MS);

    expect(all.server.only().status).toBe('COMPLETED');
    expect((await all.device.store.all())[0]).toMatchObject({ status: 'CANCELED', cancelOwed: false });
    const next = await all.manager.add({ source: all.file, title: 'Another' });
    await all.completed(next);
  });

  test('a completed upload cannot be canceled', async () => {
    const all = await lab();
    const id = await all.manager.add({ source: all.file, title: 'Tour' });
    await all.completed(id);
    all.manager.cancel(id);

    expect(all.view(id).status).toBe('COMPLETED');
    expect(all.server.counts.cancel).toBe(0);
  });
});

describe('also', () => {
  test('RocketChat/Rocket.Chat/issues/29810: the same file after a cancel', async () => {
    const all = await lab();
    const first = await all.manager.add({ source: all.file, title: 'Tour' });
    await all.until(first, ({ storedBytes }) => storedBytes >= PART);
    all.manager.cancel(first);
    const second = await all.manager.add({ source: all.file, title: 'Tour' });
    await all.completed(second);

    expect(all.view(first).status).toBe('CANCELED');
    expect([...all.server.sessions.values()].map(({ status }) => status)).toEqual(['CANCELED', 'COMPLETED']);
  });

  test('mattermost/mattermost-mobile/issues/4263: the limits are those of the server', () => {
    const limits = { maxBytes: 1000, mimesByExtension: { mov: ['video/quicktime'], mp4: ['video/mp4'] } };
    const check = (name: string, sizeBytes: number, mime = '') => refusalOf({ name, sizeBytes, mime }, limits);

    expect(check('a.MOV', 1000)).toEqual({ refusal: null, mime: 'video/quicktime' });
    expect(check('a.m4v', 1, 'video/x-m4v')).toEqual({ refusal: null, mime: 'video/mp4' });
    expect(check('a.mov', 1001).refusal).toBe('TOO_LARGE');
    expect(check('a.mov', 0).refusal).toBe('EMPTY');
    expect(check('a.mkv', 5).refusal).toBe('TYPE');
    expect(check('mov', 5).refusal).toBe('TYPE');
  });

  test('expo/expo/issues/49802: a picked file that the system cleaned away is asked for, not a failure', async () => {
    const all = await lab();
    const id = await all.manager.add({ source: all.file, title: 'Tour' });
    await all.until(id, ({ storedBytes }) => storedBytes >= PART);
    all.file.state = 'GONE';

    expect(await all.until(id, ({ status }) => status === 'PAUSED')).toMatchObject({ reason: 'FILE_NEEDED', failure: null });
  });

  test('expo/expo/issues/26853: choosing a long video costs two small reads', async () => {
    const all = await lab({ parts: 1500 });
    await all.manager.add({ source: all.file, title: 'Tour' });

    expect(all.world.nowMs).toBe(0);
    expect(all.file.largestRead).toBe(65_536);
  });

  test('Expensify/App/issues/5090: a failure stays, with its reason and a way to try again', async () => {
    const all = await lab();
    const id = await all.manager.add({ source: all.file, title: 'Tour' });
    await all.until(id, ({ storedBytes }) => storedBytes >= PART);
    all.server.only().status = 'FAILED';
    all.device.lifecycle.set('ACTIVE');

    expect(await all.until(id, ({ status }) => status === 'FAILED')).toMatchObject({ failure: 'SESSION_LOST' });
    await all.world.pass(HOUR_MS);
    expect(all.view(id).status).toBe('FAILED');
    all.manager.tryAgain(id);
    await all.completed(id);
    expect(all.server.sessions.size).toBe(2);
    expect(new Set([...all.server.sessions.values()].map(({ videoId }) => videoId)).size).toBe(1);
  });

  test('transloadit/uppy/issues/4768: what a screen reader is told, once each', async () => {
    const all = await lab();
    const said: string[] = [];
    let before: UploadView | null = null;
    all.manager.subscribe(() => {
      const [now] = all.manager.uploads();
      const word = now && announcement(before, now);
      if (word) said.push(word);
      before = now ?? null;
    });
    const id = await all.manager.add({ source: all.file, title: 'Tour' });
    await all.until(id, ({ storedBytes }) => storedBytes >= 4 * PART);
    all.network.enter({ kind: 'RESET' });
    await all.until(id, ({ status }) => status === 'RETRYING');
    all.network.enter({ kind: 'UP' });
    await all.completed(id);

    expect(said).toEqual(['STARTED', 'QUARTER', 'RETRYING', 'GOING_ON', 'HALF', 'THREE_QUARTERS', 'COMPLETED']);
  });
});
