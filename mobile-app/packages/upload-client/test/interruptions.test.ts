import { SimFile } from './world/file';
import { HOUR_MS, lab, on, PART } from './world/lab';

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
