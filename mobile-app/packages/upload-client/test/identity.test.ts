import { Device } from './world/device';
import { SimFile } from './world/file';
import { lab, on, PART } from './world/lab';
import { SimNetwork } from './world/network';
import { Seeded } from './world/random';

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
