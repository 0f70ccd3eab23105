import { SourceChanged, SourceGone } from '../src';
import { nativeSource, nativeSources, nativeTransport, PartFiles, SystemBackground } from '../src/native';
import { World } from './world/clock';
import { Device } from './world/device';
import { on, PART } from './world/lab';
import { SimNetwork } from './world/network';
import { BackgroundSession, Disk, foreground } from './world/os';
import { Seeded } from './world/random';
import { SimServer } from './world/server';

const FILM = 'file:///dcim/IMG_0042.MOV';

/** An iPhone: a film of `parts`, the app, and the system's background session beside it. */
async function phone(parts = 10.5) {
  const world = new World();
  const server = new SimServer(world, { partSizeBytes: PART });
  const line = { bytesPerSecond: PART / 10, latencyMs: 100, loss: 0 };
  const network = new SimNetwork(world, new Seeded(1), server, line);
  const system = new SimNetwork(world, new Seeded(2), server, line);
  const disk = new Disk();
  const sizeBytes = parts * PART;
  disk.films.set(FILM, { file: 1, sizeBytes, modifiedAt: 1_700_000_000_000 });
  const session = new BackgroundSession(world, disk, system);
  const instant = { monotonicMs: () => 0, wallMs: () => 0, after: (_: number, action: () => void) => (queueMicrotask(action), () => undefined) };
  let runs = 0;
  const launch = async () => {
    const files = new PartFiles(disk, instant, `run${++runs}`);
    const background = new SystemBackground(session, files);
    await background.claim();
    const ports = { transport: nativeTransport(foreground(disk, network)), sources: nativeSources(disk, files), background };
    Object.assign(device.options.ports!, ports);
    const manager = await device.launch();
    session.appRuns();
    return { manager, files, ...on(world, manager) };
  };
  const device = new Device(world, server, network, { ports: {} });
  const app = await launch();
  const source = nativeSource(disk, app.files, { uri: FILM, name: 'IMG_0042.MOV', mime: 'video/quicktime' });
  return {
    world, server, network, system, disk, session, device, launch, app, source, sizeBytes,
    /** The app leaves the screen; some seconds later its code no longer runs, and its own connections are closed. */
    async suspend() {
      device.lifecycle.set('INACTIVE');
      await world.pass(1_000);
      device.lifecycle.set('BACKGROUND');
      device.clock.suspend();
      session.appIsSuspended();
      network.enter({ kind: 'RESET' });
    },
    resume() {
      network.enter({ kind: 'UP' });
      device.clock.resume();
      session.appRuns();
    },
    sent: () => network.bytesSent + system.bytesSent,
  };
}

const isWhole = ({ server, sizeBytes }: Awaited<ReturnType<typeof phone>>) => server.isIdentical(server.only(), 1, sizeBytes);

describe('in front', () => {
  test('parts go through files that are copied in small steps and removed', async () => {
    const all = await phone();
    const id = await all.app.manager.add({ source: all.source, title: 'Tour' });
    await all.app.completed(id);

    expect(isWhole(all)).toBe(true);
    expect(all.disk.written.size).toBe(0);
    expect(all.disk.mostParts).toBe(1);
    expect(all.disk.largestRead).toBeLessThanOrEqual(524_288);
    expect(all.session.created).toEqual([]);
  });

  test('a film that was cleaned away is gone, one that was edited is another', async () => {
    const all = await phone();
    all.disk.films.set(FILM, { file: 1, sizeBytes: all.sizeBytes, modifiedAt: 5 });
    await expect(all.source.part(0, 5)).rejects.toBeInstanceOf(SourceChanged);
    all.disk.films.delete(FILM);
    await expect(all.source.part(0, 5)).rejects.toBeInstanceOf(SourceGone);
    expect(await nativeSources(all.disk, all.app.files).reopen(all.source.kept)).toBeNull();
  });
});

describe('the hand-over to the system', () => {
  test('immich-app/immich/issues/4208: nothing is lost but the part on the app\'s own connection', async () => {
    const all = await phone(30);
    const id = await all.app.manager.add({ source: all.source, title: 'Tour' });
    await all.app.until(id, ({ storedBytes }) => storedBytes === 3 * PART);
    await all.suspend();
    await all.world.pass(100_000);
    expect(all.server.only().parts.size).toBeGreaterThanOrEqual(11);
    all.resume();
    all.device.lifecycle.set('ACTIVE');
    await all.app.completed(id);

    expect(isWhole(all)).toBe(true);
    expect(all.server.mostCopies).toBe(1);
    expect(all.sent() - all.sizeBytes).toBeLessThanOrEqual(PART);
    expect(all.disk.written.size).toBe(0);
  });

  test('gives the whole window at once, for the system delays who comes back for each', async () => {
    const all = await phone(100);
    const id = await all.app.manager.add({ source: all.source, title: 'Tour' });
    await all.app.until(id, ({ storedBytes }) => storedBytes === PART);
    await all.suspend();

    // 64 part files at most, with that of the part on the app's own connection.
    expect(all.session.created).toEqual([63]);
    expect(all.server.counts.sign).toBeLessThanOrEqual(2);
  });

  test('takes no more than half of the free space', async () => {
    const all = await phone(100);
    const id = await all.app.manager.add({ source: all.source, title: 'Tour' });
    await all.app.until(id, ({ storedBytes }) => storedBytes === PART);
    all.disk.free = 20 * PART;
    await all.suspend();

    expect(all.session.created).toEqual([10]);
    all.resume();
    all.device.lifecycle.set('ACTIVE');
    await all.app.until(id, ({ status }) => status === 'UPLOADING', 20_000);
  });

  test('the app that the system wakes completes the upload without a person', async () => {
    const all = await phone(6);
    const id = await all.app.manager.add({ source: all.source, title: 'Tour' });
    await all.app.until(id, ({ storedBytes, flyingBytes }) => storedBytes === PART && flyingBytes > 0.8 * PART);
    await all.world.pass(500);
    await all.suspend();
    await all.world.pass(120_000);
    all.resume();
    await all.app.completed(id);

    expect(all.device.lifecycle.current()).toBe('BACKGROUND');
    expect(isWhole(all)).toBe(true);
  });

  test('goes on while the app is killed; the next run sends only what the system has not', async () => {
    const all = await phone(30);
    const id = await all.app.manager.add({ source: all.source, title: 'Tour' });
    await all.app.until(id, ({ storedBytes }) => storedBytes === 3 * PART);
    await all.suspend();
    all.device.kill();
    await all.world.pass(45_000);
    all.network.enter({ kind: 'UP' });
    all.device.lifecycle.set('ACTIVE');
    const app = await all.launch();
    await app.completed(id);

    expect(isWhole(all)).toBe(true);
    expect(all.server.mostCopies).toBe(1);
    expect(all.sent() - all.sizeBytes).toBeLessThanOrEqual(PART);
    expect(all.disk.written.size).toBe(0);
  });

  test('aws-amplify/amplify-swift/issues/1838: URLs that end in the queue cost a question, not the upload', async () => {
    const all = await phone(20);
    const id = await all.app.manager.add({ source: all.source, title: 'Tour' });
    await all.app.until(id, ({ storedBytes }) => storedBytes === 3 * PART);
    await all.suspend();
    await all.world.pass(25_000);
    all.server.endUrls();
    await all.world.pass(120_000);
    all.resume();
    all.device.lifecycle.set('ACTIVE');
    await all.app.completed(id);

    expect(isWhole(all)).toBe(true);
    expect(all.server.mostCopies).toBe(1);
  });

  test.each(['pause', 'cancel'] as const)('%s takes back what the system has', async (verb) => {
    const all = await phone(30);
    const id = await all.app.manager.add({ source: all.source, title: 'Tour' });
    await all.app.until(id, ({ storedBytes }) => storedBytes === PART);
    await all.suspend();
    await all.world.pass(15_000);
    all.resume();
    all.device.lifecycle.set('ACTIVE');
    all.app.manager[verb](id);
    await all.app.until(id, ({ status }) => status === 'PAUSED' || status === 'CANCELED');
    await all.world.pass(20_000);
    const before = all.sent();
    await all.world.pass(100_000);

    expect(all.sent()).toBe(before);
    expect(await all.session.existing()).toEqual([]);
    expect(all.disk.written.size).toBe(0);
  });
});

test('files of a killed run are removed at launch, but not those that the system still sends', async () => {
  const all = await phone(30);
  all.disk.written.set('file:///cache/millrace-parts/run0-7', new Uint8Array(5));
  await all.session.create([]);
  const id = await all.app.manager.add({ source: all.source, title: 'Tour' });
  await all.app.until(id, ({ storedBytes }) => storedBytes === PART);
  await all.suspend();
  all.device.kill();
  all.network.enter({ kind: 'UP' });
  await all.launch();

  expect([...all.disk.written.keys()].some((uri) => uri.endsWith('run0-7'))).toBe(false);
  expect(all.disk.written.size).toBeGreaterThan(10);
});

