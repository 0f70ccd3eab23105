import { ApiProblem, type UploadRecord } from '../src';
import { Device } from './world/device';
import { SimFile } from './world/file';
import { HOUR_MS, lab, on, PART } from './world/lab';
import { SimNetwork } from './world/network';
import { Seeded } from './world/random';

const waste = ({ network, file }: Awaited<ReturnType<typeof lab>>) => network.bytesSent - file.sizeBytes;

describe('pause', () => {
  test('lets a part arrive that is within 2 s of its end', async () => {
    const all = await lab();
    const id = await all.manager.add({ source: all.file, title: 'Tour' });
    await all.until(id, ({ storedBytes, flyingBytes }) => storedBytes === 2 * PART && flyingBytes >= 0.85 * PART);
    all.manager.pause(id);
    expect(all.view(id).status).toBe('PAUSING');
    const paused = await all.until(id, ({ status }) => status === 'PAUSED', 4_000);

    expect(paused).toMatchObject({ reason: 'PERSON', storedBytes: 3 * PART, flyingBytes: 0 });
    await all.world.pass(60_000);
    expect(all.network.bytesSent).toBe(3 * PART);
    expect(all.server.only().status).toBe('PAUSED');
    all.manager.resume(id);
    await all.completed(id);
    expect(waste(all)).toBe(0);
  });

  test('waits for the answer of a part whose last byte is out', async () => {
    const all = await lab({ line: { latencyMs: 6_000 } });
    const id = await all.manager.add({ source: all.file, title: 'Tour' });
    await all.until(id, ({ flyingBytes }) => flyingBytes === PART);
    all.manager.pause(id);

    expect((await all.until(id, ({ status }) => status === 'PAUSED', 10_000)).storedBytes).toBe(PART);
  });

  test('cuts a part that is far from its end, at once', async () => {
    const all = await lab();
    const id = await all.manager.add({ source: all.file, title: 'Tour' });
    await all.until(id, ({ storedBytes, flyingBytes }) => storedBytes === PART && flyingBytes >= 0.3 * PART && flyingBytes < 0.5 * PART);
    all.manager.pause(id);

    await all.until(id, ({ status }) => status === 'PAUSED', 500);
    expect(all.view(id)).toMatchObject({ storedBytes: PART, flyingBytes: 0 });
  });

  test('ends although the last answer never comes', async () => {
    const all = await lab({ line: { latencyMs: 2_000 } });
    const id = await all.manager.add({ source: all.file, title: 'Tour' });
    await all.until(id, ({ flyingBytes }) => flyingBytes === PART);
    all.network.enter({ kind: 'SILENT' });
    all.manager.pause(id);

    await all.until(id, ({ status }) => status === 'PAUSED', 20_000);
  });

  test('and Resume again before it is paused', async () => {
    const all = await lab();
    const id = await all.manager.add({ source: all.file, title: 'Tour' });
    await all.until(id, ({ flyingBytes }) => flyingBytes >= 0.9 * PART);
    all.manager.pause(id);
    all.manager.resume(id);
    await all.completed(id);

    expect(waste(all)).toBe(0);
  });
});

describe('an interruption', () => {
  test('of a minute in silence costs nothing: the connection is not cut', async () => {
    const all = await lab();
    const id = await all.manager.add({ source: all.file, title: 'Tour' });
    await all.until(id, ({ flyingBytes }) => flyingBytes >= 0.5 * PART);
    all.network.enter({ kind: 'SILENT' });
    await all.until(id, ({ status }) => status === 'RETRYING', 20_000);
    await all.world.pass(38_000);
    all.network.enter({ kind: 'UP' });
    await all.until(id, ({ status }) => status === 'UPLOADING', 2_000);
    await all.completed(id);

    expect(waste(all)).toBe(0);
  });

  test('of a network that changed is noticed after 10 s', async () => {
    const all = await lab();
    const id = await all.manager.add({ source: all.file, title: 'Tour' });
    await all.until(id, ({ flyingBytes }) => flyingBytes >= 0.5 * PART);
    all.network.switch();
    all.device.connectivity.set({ kind: 'CELLULAR' });
    const before = all.network.bytesSent;
    await all.world.pass(13_000);

    expect(all.network.bytesSent).toBeGreaterThan(before);
    await all.completed(id);
  });

  test('that takes only the answer does not send the part again', async () => {
    const all = await lab({ line: { latencyMs: 2_000 } });
    const id = await all.manager.add({ source: all.file, title: 'Tour' });
    await all.world.until(() => all.server.sessions.size === 1 && all.server.only().parts.size === 3, HOUR_MS);
    all.network.enter({ kind: 'RESET' });
    await all.world.pass(5_000);
    all.network.enter({ kind: 'UP' });
    await all.completed(id);

    expect(waste(all)).toBe(0);
  });

  test('of the answer to complete ends COMPLETED', async () => {
    const all = await lab();
    const id = await all.manager.add({ source: all.file, title: 'Tour' });
    await all.world.until(() => all.server.counts.complete === 1, HOUR_MS);
    all.network.enter({ kind: 'RESET' });
    await all.world.pass(60_000);
    all.network.enter({ kind: 'UP' });
    await all.completed(id);

    expect(all.server.counts.complete).toBeGreaterThan(1);
  });

  test('that lasts for hours never fails', async () => {
    const all = await lab();
    const id = await all.manager.add({ source: all.file, title: 'Tour' });
    await all.until(id, ({ storedBytes }) => storedBytes >= PART);
    all.network.enter({ kind: 'BUSY', status: 503, retryAfterMs: 600_000, early: true, stores: false });
    await all.world.pass(5 * HOUR_MS);
    expect(all.view(id).status).toBe('RETRYING');
    all.network.enter({ kind: 'UP' });
    await all.completed(id);
  });

  test('by a captive portal that says 200 is not believed', async () => {
    const all = await lab();
    const id = await all.manager.add({ source: all.file, title: 'Tour' });
    await all.until(id, ({ storedBytes }) => storedBytes >= 2 * PART);
    all.network.enter({ kind: 'CAPTIVE', status: 200 });
    await all.world.pass(120_000);
    expect(all.view(id)).toMatchObject({ status: 'RETRYING', storedBytes: 2 * PART });
    all.network.enter({ kind: 'UP' });
    await all.completed(id);
    expect(all.server.isIdentical(all.server.only(), 1, all.file.sizeBytes)).toBe(true);
  });

  test('where storage lost a part, complete finds it out and the part is sent again', async () => {
    let lost = false;
    const all = await lab({
      api: (api) => ({
        ...api,
        complete: (id) => {
          if (!lost) all.server.only().parts.delete(4);
          lost = true;
          return api.complete(id);
        },
      }),
    });
    const id = await all.manager.add({ source: all.file, title: 'Tour' });
    await all.completed(id);

    expect(waste(all)).toBe(PART);
    expect(all.server.isIdentical(all.server.only(), 1, all.file.sizeBytes)).toBe(true);
  });
});

describe('a killed app', () => {
  test('that was just opening its session finds it by the same key', async () => {
    const all = await lab({ line: { latencyMs: 4_000 } });
    const id = await all.manager.add({ source: all.file, title: 'Tour' });
    await all.world.until(() => all.server.sessions.size === 1, 60_000);
    expect(all.view(id).sessionId).toBeNull();
    all.device.kill();
    const manager = await all.device.launch();
    await on(all.world, manager).completed(id);

    expect(all.server.sessions.size).toBe(1);
    expect(all.server.videos.size).toBe(1);
  });

  test('keeps a person\'s pause, and what was left to tell the server', async () => {
    const all = await lab();
    const paused = await all.manager.add({ source: all.file, title: 'Paused' });
    await all.until(paused, ({ storedBytes }) => storedBytes >= PART);
    all.manager.pause(paused);
    const canceled = await all.manager.add({ source: new SimFile(2, 5 * PART), title: 'Canceled' });
    await all.until(canceled, ({ storedBytes }) => storedBytes >= PART);
    all.network.enter({ kind: 'RESET' });
    all.manager.cancel(canceled);
    await all.world.pass(5_000);
    all.device.kill();
    all.network.enter({ kind: 'UP' });
    const manager = await all.device.launch();
    await all.world.pass(60_000);

    expect(manager.upload(paused)).toMatchObject({ status: 'PAUSED', reason: 'PERSON' });
    expect([...all.server.sessions.values()].map(({ status }) => status)).toEqual(['PAUSED', 'CANCELED']);
  });
});

describe('another device', () => {
  const second = async (server: Parameters<typeof lab>[0] = { server: { etags: 'MD5' } }) => {
    const all = await lab(server);
    const id = await all.manager.add({ source: all.file, title: 'Tour' });
    await all.until(id, ({ storedBytes }) => storedBytes >= 4 * PART);
    all.device.kill();
    const device = new Device(all.world, all.server, new SimNetwork(all.world, new Seeded(9), all.server, all.line), { seed: 9 });
    const manager = await device.launch();
    const session = all.server.only().id;
    /** Answers need simulated time. */
    const continued = async (file: SimFile) => {
      let given: unknown;
      void manager.continueSession(session, 'Tour', file).then((result) => (given = result));
      await all.world.until(() => given !== undefined, 60_000);
      return given as Awaited<ReturnType<typeof manager.continueSession>>;
    };
    return { ...all, device, manager, continued, other: on(all.world, manager) };
  };

  test('goes on with the same file, and sends only the rest', async () => {
    const { continued, other, device, server, file } = await second();
    const given = await continued(new SimFile(1, file.sizeBytes, 'copy of tour.mov'));
    expect(given.accepted).toBe(true);
    await other.completed((given as { id: string }).id);

    expect(device.network.bytesSent).toBe(file.sizeBytes - 4 * PART);
    expect(server.isIdentical(server.only(), 1, file.sizeBytes)).toBe(true);
  });

  test('goes on where ETags are no MD5s, by the mark that the first device left', async () => {
    const { continued, file } = await second({ server: { etags: 'KMS' } });
    expect((await continued(new SimFile(1, file.sizeBytes))).accepted).toBe(true);
  });

  test('refuses another file of the same size, and one of another size', async () => {
    const { continued, file, device } = await second();
    expect(await continued(new SimFile(2, file.sizeBytes))).toEqual({ accepted: false, why: 'OTHER_FILE' });
    expect(await continued(new SimFile(1, file.sizeBytes - 1))).toEqual({ accepted: false, why: 'OTHER_FILE' });
    expect(device.network.bytesSent).toBe(0);
  });

  test('refuses a file that differs only in its middle', async () => {
    const { continued, file, device } = await second();
    const edited = new SimFile(1, file.sizeBytes);
    const read = edited.read.bind(edited);
    edited.read = async (from, to) => (await read(from, to)).map((byte) => (from > 0 && to < file.sizeBytes ? byte ^ 1 : byte));

    expect(await continued(edited)).toEqual({ accepted: false, why: 'OTHER_FILE' });
    expect(device.network.bytesSent).toBe(0);
  });

  test('that canceled the upload ends it here; one that paused it pauses it here', async () => {
    for (const [status, here] of [['CANCELED', 'CANCELED'], ['PAUSED', 'PAUSED']] as const) {
      const all = await lab();
      const id = await all.manager.add({ source: all.file, title: 'Tour' });
      await all.until(id, ({ storedBytes }) => storedBytes >= PART);
      all.server.become(all.server.only().id, status);
      all.device.lifecycle.set('ACTIVE');

      await all.until(id, (view) => view.status === here, 60_000);
    }
  });
});

describe('the same file', () => {
  test('another one is refused, and nothing changes', async () => {
    const all = await lab();
    all.device.sources.needsTap = true;
    const id = await all.manager.add({ source: all.file, title: 'Tour' });
    await all.until(id, ({ storedBytes }) => storedBytes >= PART);
    all.device.kill();
    const manager = await all.device.launch();
    const again = on(all.world, manager);
    await again.until(id, ({ reason }) => reason === 'FILE_NEEDED');
    const other = new SimFile(2, all.file.sizeBytes);

    expect(await manager.waitingFor(other)).toBeNull();
    expect(await manager.giveFile(id, other)).toEqual({ accepted: false, why: 'OTHER_FILE' });
    expect(manager.upload(id)).toMatchObject({ status: 'PAUSED', reason: 'FILE_NEEDED' });
    expect(await manager.allowFile(id)).toBe(true);
    await again.completed(id);
  });

  test('a video whose session somebody else opened with another file is not mixed', async () => {
    const all = await lab({ server: { etags: 'MD5' } });
    const first = await all.manager.add({ source: new SimFile(7, all.file.sizeBytes), title: 'First' });
    await all.until(first, ({ storedBytes }) => storedBytes >= 2 * PART);
    const { videoId } = all.view(first);
    all.device.kill();
    const device = new Device(all.world, all.server, new SimNetwork(all.world, new Seeded(9), all.server, all.line), { seed: 9 });
    const manager = await device.launch();
    const id = await manager.add({ source: all.file, title: 'Second', videoId: videoId! });

    await on(all.world, manager).until(id, ({ status }) => status === 'FAILED');
    expect(manager.upload(id)!.failure).toBe('FILE_CHANGED');
    expect(device.network.bytesSent).toBe(0);
  });
});

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
